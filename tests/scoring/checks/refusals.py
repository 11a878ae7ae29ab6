"""A tiny scheme as YAML, and what is wrong with it: `LINE subject: sentence` for each problem."""

from questionnaires.definition import Questionnaire
from questionnaires.problems import Refused
from scoring.loading import load_scheme
from tests.scoring.worlds import asked, choice, day, number, section, several, words, yes_no

HEAD = 'readiness: scheme/1\nkey: t\nversion: "1"\ntitle: T\nquestionnaire: {key: q}\n'
"""Five lines, so that what a test writes begins in line 6."""

ASKED = asked(
    section("s", yes_no("a"), choice("b", "low mid high"), section("inner", number("n"))),
    section("t", day("d"), several("m", "x y"), {"kind": "information", "key": "note", "text": "Read."}),
    section("u", words("w")),
    profile={"big": {"kind": "yes_no", "title": "Big?"}},
)
RULE_A = "questions:\n  - {match: a, options: {yes: 1}}\n"
REST = "not_counted: [b, n, d, m, w]\n"


def problems(text: str, questionnaire: Questionnaire | None = None, head: str = HEAD) -> list[str]:
    """Of a head and the text behind it."""
    try:
        load_scheme(head + text, "t.yaml", questionnaire)
    except Refused as refused:
        return [f"{one.line} {one.subject}: {one.sentence}" for one in refused.problems]
    return []
