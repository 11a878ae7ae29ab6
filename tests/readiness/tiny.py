"""A tiny programme on disk: two questions, a scheme, three organisations; tests change one thing at a time."""

from dataclasses import dataclass
from pathlib import Path

QUESTIONNAIRE = """\
readiness: questionnaire/1
key: tiny
version: "1"
title: Tiny
profile:
  role: {kind: choice, title: Role, default: supplier, options: [{key: supplier, text: Supplier}, {key: network, text: Network}]}
sections:
  - key: plan
    title: Plan
    questions:
      - {key: planned, kind: yes_no, text: Is there a plan?, not_applicable: true}
      - key: progress
        kind: number
        text: How far is it?
        minimum: 0
        maximum: 100
        applies_if: answers.planned == "yes"
      - key: systems
        kind: multiple_choice
        text: Which systems change?
        applies_if: profile.role == "supplier"
        options:
          - {key: billing, text: Billing}
          - {key: metering, text: Metering}
          - {key: none, text: None of them, exclusive: true}
      - {key: remarks, kind: long_text, text: Anything else?, required: false}
"""
SCHEME = """\
readiness: scheme/1
key: tiny
version: "1"
title: Tiny
questionnaire: {key: tiny, version: "1"}
rounding: {rule: half_up, places: 1}
questions:
  - {match: planned, options: {yes: 2}}
  - {match: progress, linear: {from: 0, to: 100, points: [0, 4]}}
  - {match: systems, options: {billing: 1, metering: 1, none: 2}}
not_counted: remarks
scale:
  levels:
    - {key: red, title: Not ready}
    - {key: amber, title: Nearly, from: 50}
    - {key: green, title: Ready, from: 75}
gates:
  - {key: plan, questions: planned, passes_with: [yes], cap: red, sentence: There is no plan.}
constituencies: {rule: mean, minimum_coverage: 50}
"""
ANSWERS = """\
{"organisation": "a", "answers": {"planned": "yes", "progress": 50, "systems": ["billing", "metering"], "remarks": "Fine."}}
{"organisation": "b", "answers": {"planned": "no", "systems": ["none"]}}
"""
ORGANISATIONS = """\
id,name,constituency,weight,role
a,Alpha,North,3,supplier
b,Beta,North,1,supplier
c,Gamma,South,2,network
"""


@dataclass(frozen=True)
class Tiny:
    """The folder and the arguments that score it."""

    folder: Path

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def arguments(self, **changes: Path | str | None) -> list[str]:
        """`readiness score` on the tiny programme; a change of None takes an option away."""
        options: dict[str, Path | str | None] = {
            "questionnaire": self.folder / "q.yaml",
            "scheme": self.folder / "s.yaml",
            "answers": self.folder / "a.jsonl",
            "organisations": self.folder / "o.csv",
            "out": self.folder / "receipts.jsonl",
            "constituencies": self.folder / "constituencies.json",
        }
        options |= changes
        return [
            "score",
            *(part for name, value in options.items() if value is not None for part in (f"--{name}", str(value))),
        ]


def tiny(folder: Path) -> Tiny:
    one = Tiny(folder)
    one.file("q.yaml", QUESTIONNAIRE)
    one.file("s.yaml", SCHEME)
    one.file("a.jsonl", ANSWERS)
    one.file("o.csv", ORGANISATIONS)
    return one
