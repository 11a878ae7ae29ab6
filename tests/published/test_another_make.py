"""An invented index of another make: letters for points, averages within averages, each group by its own rule.

Harbours are asked about their rules (aims and duties averaged apart, then together), their practice (where withholding
counts against them) and their notices (only the worse one counts). What does not apply is left out at every level.
Inland harbours are given the weighted mean of the three; on the coast the rules count as much as the worse of the other two.
"""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from tests.published.scored_round import ScoredRound, score_round
from tests.published.tables import write

SECTIONS = {
    "aims": ("aims.1", "aims.2"),
    "duties": ("duties.1", "duties.2", "duties.3"),
    "practice": ("practice.used", "practice.withheld"),
    "notices": ("notices.1", "notices.2"),
}
SCHEME = """
readiness: scheme/1
key: harbours
version: "1"
title: Harbours
questionnaire: {key: harbours}
questions:
  - {match: "*", options: {a: 100, b: 67, c: 33, d: 0}, counts_as: {na: not_applicable}}
  - {match: practice.withheld, options: {a: 100, b: 67, c: 33, d: 0}, counts_as: {na: not_applicable}, reversed: true}
sections:
  default: {rule: mean}
  by_key:
    notices: {rule: lowest}
measures:
  - key: inland
    rule: mean
    of: [{section: rules, weight: {inland: 2, default: 1}}, {section: practice}, {section: notices}]
  - {key: worse, rule: lowest, of: [{section: practice}, {section: notices}]}
  - {key: coast, rule: mean, of: [{section: rules}, {measure: worse}]}
  - key: index
    of:
      - {measure: inland, applies_if: constituency == "inland"}
      - {measure: coast, applies_if: constituency == "coast"}
    rounding: {rule: half_up, places: 0}
total: index
relative:
  - {rule: rank, key: rank, of: total}
"""
CONSTITUENCY = {
    "ash": "inland",
    "birch": "inland",
    "cedar": "coast",
    "dogwood": "coast",
    "elm": "inland",
    "fir": "inland",
}
ANSWERS = {  # aims | duties | practice: used, withheld | notices
    "ash": "a b | a c d | b b | a c",
    "birch": "na na | a na b | na a | b b",
    "cedar": "b na | d c c | c d | a b",
    "dogwood": "a a | b b b | na na | d a",
    "elm": "c d | a a - | na na | na na",  # the last duty is not answered: nothing of what was possible
    "fir": "na na | na na na | na na | na na",
}
NONE = None
HALF = Fraction(1, 2)


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> ScoredRound:
    into = tmp_path_factory.mktemp("harbours")
    (into / "questionnaire.yaml").write_text(_questionnaire(), encoding="utf-8")
    (into / "scheme.yaml").write_text(SCHEME, encoding="utf-8")
    return score_round(
        into,
        questionnaire=into / "questionnaire.yaml",
        scheme=into / "scheme.yaml",
        answers=write(into / "answers.csv", ("organisation_id", "question_id", "value"), _answers()),
        organisations=write(
            into / "organisations.csv",
            ("id", "name", "constituency"),
            [(who, who, where) for who, where in CONSTITUENCY.items()],
        ),
    )


@pytest.mark.parametrize(
    ("section", "scores"),
    {
        "aims": (Fraction(167, 2), NONE, 67, 100, Fraction(33, 2), NONE),
        "duties": (Fraction(133, 3), Fraction(167, 2), 22, 67, Fraction(200, 3), NONE),
        "rules": (Fraction(767, 12), Fraction(167, 2), 44 + HALF, 83 + HALF, Fraction(499, 12), NONE),
        "practice": (50, 0, 66 + HALF, NONE, NONE, NONE),
        "notices": (33, 67, 67, 0, NONE, NONE),
    }.items(),
)
def test_each_section_averages_what_applies(
    harbours: ScoredRound, section: str, scores: tuple[Fraction | int | None, ...]
) -> None:
    assert harbours.amounts("sections", section) == _by_harbour(*scores)


def test_what_does_not_apply_leaves_the_mean_of_the_rest(harbours: ScoredRound) -> None:
    assert harbours.amounts("measures", "inland") == _by_harbour(
        Fraction(2 * 767, 4 * 12) + Fraction(50 + 33, 4),
        Fraction(167 + 0 + 67, 4),
        Fraction(178, 3),
        Fraction(167, 4),
        Fraction(499, 12),
        NONE,
    )


def test_each_group_is_averaged_by_its_own_rule(harbours: ScoredRound) -> None:
    assert harbours.totals() == _by_harbour(53, 59, 56, 42, 42, NONE)
    assert harbours.relatives("rank") == _by_harbour(3, 1, 2, 4, 4, NONE)


def test_a_harbour_without_a_total_is_in_no_mean(harbours: ScoredRound) -> None:
    assert harbours.statistic("inland", "total", "mean") == Fraction(53 + 59 + 42, 3)
    assert harbours.statistic("inland", "total", "n") == 3
    assert harbours.statistic("coast", "total", "median") == 49
    assert harbours.statistic("all", "total", "mean") == Fraction(252, 5)


def _by_harbour(*figures: Fraction | int | None) -> Mapping[str, Fraction | int | None]:
    return dict(zip(CONSTITUENCY, figures, strict=True))


def _answers() -> list[tuple[str, str, str]]:
    keys = [key for section in SECTIONS.values() for key in section]
    return [
        (who, key, letter)
        for who, letters in ANSWERS.items()
        for key, letter in zip(keys, letters.replace("|", "").split(), strict=True)
        if letter != "-"
    ]


def _questionnaire() -> str:
    options = "[" + ", ".join(f"{{key: {key}, text: {key}}}" for key in ("a", "b", "c", "d", "na")) + "]"
    sections = {
        name: f"{{key: {name}, title: {name}, questions: ["
        + ", ".join(f"{{kind: single_choice, key: {key}, text: {key}, options: {options}}}" for key in keys)
        + "]}"
        for name, keys in SECTIONS.items()
    }
    return f"""
readiness: questionnaire/1
key: harbours
version: "1"
title: Harbours
sections:
  - {{key: rules, title: Rules, sections: [{sections["aims"]}, {sections["duties"]}]}}
  - {sections["practice"]}
  - {sections["notices"]}
"""
