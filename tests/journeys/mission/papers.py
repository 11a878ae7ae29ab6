"""A tiny questionnaire in two versions, small enough that three organisations can answer it three times in a browser."""

from pathlib import Path

ONE = """
readiness: questionnaire/1
key: tiny-mission
version: "1.0"
title: A tiny mission
sections:
  - key: work
    title: The work
    questions:
      - {key: plan, kind: yes_no, text: Is there a plan that the board approved?}
      - key: build
        kind: single_choice
        text: How far is the build?
        options: [{key: none, text: Not begun}, {key: some, text: Under way}, {key: done, text: Done}]
      - {key: testers, kind: yes_no, text: Are testers named?}
      - {key: dates, kind: milestone_grid, text: When will you be ready?, milestones: [{key: M10, text: Ready to migrate}]}
"""
TWO = (
    ONE.replace('version: "1.0"', 'version: "2.0"')
    .replace(
        "Is there a plan that the board approved?", "Is there a plan that the board approved before the round opened?"
    )
    .replace(
        "      - {key: testers, kind: yes_no, text: Are testers named?}\n",
        "      - {key: migration, kind: yes_no, text: Was migration rehearsed?}\n",
    )
)
_SCHEME = """
readiness: scheme/1
key: tiny-mission-points
version: "VERSION"
title: Points of the tiny mission
questionnaire: {key: tiny-mission, version: "VERSION"}
questions:
  - {match: plan, options: {yes: 10, no: 0}}
  - {match: build, options: {none: 0, some: 5, done: 10}}
  - {match: LAST, options: {yes: 10, no: 0}}
not_counted: [dates]
scale:
  levels:
    - {key: red, title: Far away, colour: "#b0261f"}
    - {key: amber, title: Under way, from: 40, colour: "#e0a526"}
    - {key: green, title: On course, from: 80, colour: "#2e7d32"}
constituencies: {rule: mean}
"""


def written(folder: Path) -> dict[str, tuple[Path, Path]]:
    """Version to the files of its questionnaire and scheme."""
    files = {}
    for version, text, last in (("1.0", ONE, "testers"), ("2.0", TWO, "migration")):
        paper, scheme = folder / f"mission-{version}.yaml", folder / f"mission-{version}.scheme.yaml"
        paper.write_text(text, encoding="utf-8")
        scheme.write_text(_SCHEME.replace("VERSION", version).replace("LAST", last), encoding="utf-8")
        files[version] = (paper, scheme)
    return files
