"""Small questionnaires and schemes of every make, and answers to them, for hypothesis to put together."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import strategies as st

from questionnaires.answers import NotApplicable
from questionnaires.definition import Questionnaire
from scoring.compiling import Compiled, compile_scheme
from scoring.engine import Respondent
from scoring.scheme import Scheme

CONSTITUENCIES = (None, "north", "south")
POINTS = st.sampled_from(["0", "1", "2", "3", "4", "0.5", "2.25", "-1"])
FACTORS = st.sampled_from(["1", "1", "2", "3", "0.5", "1.25", "0"])
WEIGHTS = st.one_of(FACTORS, st.fixed_dictionaries({"default": FACTORS, "north": FACTORS}))
POLICIES = st.sampled_from(["leave_out", "zero", "worst", "full"])
ROUNDING = st.fixed_dictionaries(
    {"rule": st.sampled_from(["half_up", "half_even", "half_down", "up", "down"]), "places": st.integers(-1, 2)}
)
LETTERS = "abcd"


@dataclass(frozen=True)
class World:
    """A compiled scheme and some responses."""

    compiled: Compiled
    sheets: tuple[dict[str, Any], ...]
    respondents: tuple[Respondent, ...]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    questions = [draw(_questions(at)) for at in range(draw(st.integers(2, 6)))]
    cut = draw(st.integers(1, len(questions) - 1))
    inner = {"key": "s2", "title": "Inner", "questions": questions[cut:]}
    nested = draw(st.booleans())
    outer = {"key": "s1", "title": "Outer", "questions": questions[:cut], "sections": [inner] if nested else []}
    sections = [outer] if nested else [outer, inner]
    head = {"readiness": "questionnaire/1", "key": "small", "version": "1", "title": "Small"}
    questionnaire = msgspec.convert(head | {"sections": sections}, Questionnaire)
    scheme = msgspec.convert(draw(_schemes(questions)), Scheme)
    compiled = compile_scheme(questionnaire, scheme)
    sheets = tuple(draw(_sheets(questions)) for _ in range(draw(st.integers(1, 6))))
    respondents = tuple(
        Respondent(f"o{at}", constituency=draw(st.sampled_from(CONSTITUENCIES))) for at in range(len(sheets))
    )
    return World(compiled, sheets, respondents)


@st.composite
def _questions(draw: st.DrawFn, at: int) -> dict[str, Any]:
    options = [{"key": letter, "text": letter} for letter in LETTERS[: draw(st.integers(2, 4))]]
    kind = draw(
        st.sampled_from(
            [
                {"kind": "single_choice", "options": options},
                {"kind": "maturity", "levels": options},
                {"kind": "yes_no"},
                {"kind": "multiple_choice", "options": options},
                {"kind": "number"},
            ]
        )
    )
    condition = draw(st.sampled_from([{}, {"applies_if": "answers.q0 in ['a', 'yes']"}])) if at else {}
    return {"key": f"q{at}", "text": "?", "not_applicable": draw(st.booleans())} | kind | condition


def _keys(question: dict[str, Any]) -> list[str]:
    if question["kind"] == "yes_no":
        return ["yes", "no"]
    return [option["key"] for option in question.get("options", question.get("levels", ()))]


@st.composite
def _rules(draw: st.DrawFn, question: dict[str, Any], before: list[str]) -> dict[str, Any]:
    keys = _keys(question)
    optional = {
        "maximum": st.sampled_from(["4", "8", "0"]),
        "at_most": st.sampled_from(["2", "3.5"]),
        "reversed": st.booleans(),
        "weight": WEIGHTS,
        "absence": st.fixed_dictionaries(
            {}, optional=dict.fromkeys(("not_asked", "not_answered", "not_applicable"), POLICIES)
        ),
    }
    if before:
        chain = {"question": st.sampled_from(before), "otherwise": st.sampled_from(["zero", "leave_out", "at_most"])}
        chain |= {"scores_more_than": st.sampled_from(["0", "1"]), "at_most": st.just("1")}
        optional["counts_if"] = st.lists(st.fixed_dictionaries(chain), min_size=1, max_size=2)
    if keys:
        optional["counts_as"] = st.just({keys[-1]: "not_applicable"}) | st.just({keys[0]: "not_answered"})
        way = draw(
            st.sampled_from(
                [
                    {"options": {key: draw(POINTS) for key in keys}},
                    {"options": {key: draw(POINTS) for key in keys}},
                    {"spread": {"from": "0", "to": draw(st.sampled_from(["3", "4", "10"]))}},
                    {"answered": "2"},
                ]
            )
        )
        if question["kind"] == "multiple_choice":
            optional["several"] = st.sampled_from(["sum", "highest", "lowest", "mean"])
    else:
        way = draw(
            st.sampled_from(
                [
                    {"ranges": [{"points": draw(POINTS), "below": "3"}, {"points": "4", "from": "3"}]},
                    {"linear": {"from": "0", "to": "8", "points": ["0", "4"]}},
                ]
            )
        )
    return {"match": question["key"]} | way | draw(st.fixed_dictionaries({}, optional=optional))


_FIGURE = {
    "rule": st.sampled_from(["sum", "sum", "mean", "mean", "median", "lowest", "highest"]),
    "each_out_of": st.sampled_from(["1", "100"]),
    "out_of": st.sampled_from(["1", "10", "100"]),
    "absent_members": st.sampled_from(["leave_out", "zero"]),
    "fewest_members": st.integers(1, 3),
    "reversed": st.booleans(),
    "rounding": ROUNDING,
}


@st.composite
def _members(draw: st.DrawFn, measures: list[str]) -> dict[str, Any]:
    what = [{"questions": "*"}, {"questions": "q0"}, {"section": "s1"}, {"section": "s2"}, {"sections": "*"}]
    what += [{"measure": key} for key in measures]
    optional = {
        "weight": WEIGHTS,
        "applies_if": st.sampled_from(["answers.q0 in ['a', 'yes']", "constituency == 'north'", "!has(answers.q1)"]),
    }
    return draw(st.sampled_from(what)) | draw(st.fixed_dictionaries({}, optional=optional))


def _thresholds(figures: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    limit = st.sampled_from(["0", "1", "2.5", "50", "75"])
    return st.fixed_dictionaries(
        {"figure": st.sampled_from(figures), "on": st.sampled_from(["points", "percent"])},
        optional={"at_least": limit, "above": limit, "of_maximum": st.sampled_from(["0.5", "1"])},
    )


@st.composite
def _schemes(draw: st.DrawFn, questions: list[dict[str, Any]]) -> dict[str, Any]:
    keys = [question["key"] for question in questions]
    rules = [
        draw(_rules(question, keys[:at])) for at, question in enumerate(questions) if at == 0 or draw(st.integers(0, 5))
    ]
    measures: list[dict[str, Any]] = []
    for key in ("m1", "m2")[: draw(st.integers(0, 2))]:
        named = [measure["key"] for measure in measures]
        figures = ["section:s1", "section:s2", "measure:nowhere", *(f"measure:{one}" for one in named)]
        adjusting = st.fixed_dictionaries(
            {"when": st.lists(_thresholds(figures), min_size=1, max_size=2), "factor": FACTORS, "add": POINTS},
            optional={"rounding": ROUNDING},
        )
        of = draw(st.lists(_members(named), min_size=1, max_size=3))
        figure = draw(st.fixed_dictionaries({}, optional=_FIGURE | {"adjust": st.lists(adjusting, max_size=2)}))
        measures.append({"key": key, "of": of} | figure)
    by_key = {key: draw(st.fixed_dictionaries({}, optional=_FIGURE | {"weight": WEIGHTS})) for key in ("s1", "s2")}
    scheme: dict[str, Any] = {
        "readiness": "scheme/1",
        "key": "small",
        "version": "1",
        "title": "Small",
        "questionnaire": {"key": "small"},
        "absence": draw(
            st.fixed_dictionaries({}, optional=dict.fromkeys(("not_asked", "not_answered", "not_applicable"), POLICIES))
        ),
        "questions": rules,
        "sections": {"by_key": by_key},
        "measures": measures,
        "scale": draw(_scales()),
        "gates": draw(st.lists(_gates(measures), max_size=2)),
    }
    total = {"total": measures[-1]["key"]} if measures and draw(st.booleans()) else {}
    return scheme | total | draw(st.fixed_dictionaries({}, optional={"rounding": ROUNDING}))


@st.composite
def _scales(draw: st.DrawFn) -> dict[str, Any]:
    ends = sorted(draw(st.lists(st.sampled_from([1, 2, 5, 10, 50, 75]), min_size=2, max_size=2, unique=True)))
    levels: list[dict[str, Any]] = [{"key": "low"}]
    levels += [
        {"key": key, draw(st.sampled_from(["from", "above"])): str(end)}
        for key, end in zip(("mid", "top"), ends, strict=True)
    ]
    return {
        "levels": levels,
        "on": draw(st.sampled_from(["points", "percent"])),
        "figure": draw(st.sampled_from(["rounded", "exact"])),
        "best": draw(st.sampled_from(["last", "first"])),
        "minimum_coverage": draw(st.sampled_from(["0", "50", "66.5"])),
    }


@st.composite
def _gates(draw: st.DrawFn, measures: list[dict[str, Any]]) -> dict[str, Any]:
    figures = ["section:s1", "measure:nowhere", *(f"measure:{measure['key']}" for measure in measures)]
    looks_at = draw(
        st.sampled_from(
            [
                {"questions": "q0", "passes_with": ["a", "yes"]},
                {"questions": "*", "passes_with": ["a", "b", "yes"]},
                {"threshold": draw(_thresholds(figures))},
            ]
        )
    )
    return looks_at | {
        "key": draw(st.sampled_from(["g1", "g2"])),
        "cap": draw(st.sampled_from(["low", "mid"])),
        "sentence": "Not enough.",
        "not_answered": draw(st.sampled_from(["fails", "passes"])),
    }


@st.composite
def _sheets(draw: st.DrawFn, questions: list[dict[str, Any]]) -> dict[str, Any]:
    sheet = {question["key"]: draw(_answers(question)) for question in questions}
    return {key: answer for key, answer in sheet.items() if answer is not None}


def _answers(question: dict[str, Any]) -> st.SearchStrategy[Any]:
    keys = _keys(question)
    absences = [None, NotApplicable("it does not apply")] if question["not_applicable"] else [None]
    if not keys:
        return st.sampled_from([*absences, Decimal(1), Decimal(3), Decimal("4.5"), Decimal(9)])
    if question["kind"] == "multiple_choice":
        some = st.lists(st.sampled_from(keys), min_size=1, unique=True)
        return st.sampled_from(absences) | some.map(lambda chosen: tuple(key for key in keys if key in chosen))
    return st.sampled_from([*absences, *keys, *keys])
