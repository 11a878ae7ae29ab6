"""Two scored rounds of every make, for properties, and small ones written down, for examples."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from questionnaires.answers import AnswerSheet
from questionnaires.definition import Questionnaire
from questionnaires.lineage.links import Edition, Lineage, Link
from questionnaires.problems import Refused
from scoring.compiling import Compiled, compile_scheme
from scoring.constituencies import Organisation
from scoring.decomposition.rounds import Scored
from scoring.engine import Engine, Respondent
from scoring.receipt import Receipt
from tests.scoring.generated import Make, World, sheets, worlds
from tests.scoring.worlds import Plain, ruled, sheet

PROFILE = {"big": True}
ROLLUPS = [
    {"rule": "mean"},
    {"rule": "mean", "weights": "weighted"},
    {"rule": "median"},
    {"rule": "worst"},
    {
        "rule": "share",
        "level": "amber",
        "levels": [{"key": "red"}, {"key": "amber", "from": 40}, {"key": "green", "from": 70}],
    },
]


@dataclass(frozen=True)
class ARound:
    compiled: Compiled
    organisations: Mapping[str, Organisation]
    receipts: Mapping[str, Receipt]
    population_known: bool = True
    sheets: Mapping[str, AnswerSheet] = field(default_factory=dict)
    profiles: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """`answers` is None where nothing was handed in."""

    answers: Mapping[str, object] | None = None
    constituency: str = "c"
    weight: int | None = None


def a_round(
    questionnaire: Questionnaire,
    rules: Sequence[Plain],
    asked: Mapping[str, Asked],
    *,
    with_sheets: bool = False,
    population_known: bool = True,
    **scheme: Any,
) -> ARound:
    compiled = compile_scheme(questionnaire, ruled(questionnaire, *rules, **scheme))
    given = {key: sheet(questionnaire, one.answers) for key, one in asked.items() if one.answers is not None}
    return scored(compiled, asked, given, {}, with_sheets=with_sheets, population_known=population_known)


def scored(
    compiled: Compiled,
    asked: Mapping[str, Asked],
    given: Mapping[str, AnswerSheet],
    profile: Mapping[str, Any],
    *,
    with_sheets: bool,
    population_known: bool = True,
) -> ARound:
    engine = Engine(compiled)
    return ARound(
        compiled,
        {
            key: Organisation(
                id=key,
                name=key,
                constituency=one.constituency,
                weight=None if one.weight is None else Fraction(one.weight),
            )
            for key, one in asked.items()
        },
        {
            key: engine.receipt(Respondent(key, constituency=asked[key].constituency, profile=profile), one)
            for key, one in given.items()
        },
        population_known,
        given if with_sheets else {},
        dict.fromkeys(asked, profile) if profile else {},
    )


def linked(before: Scored, after: Scored, *links: Link) -> Lineage:
    refs = before.compiled.questionnaire_ref, after.compiled.questionnaire_ref
    old, new = (Edition(key=ref.key, version=ref.version, hash=ref.hash) for ref in refs)
    return Lineage(readiness="lineage/1", old=old, new=new, links=links)


def link(old: str = "", new: str = "", *, comparable: bool = True, verdict: str = "same", **more: Any) -> Link:
    return Link(
        verdict=verdict,
        old=tuple(old.split()),
        new=tuple(new.split()),
        comparable=comparable,
        reason="As stated.",
        declared=True,
        **more,
    )


@st.composite
def two_rounds(draw: DrawFn) -> tuple[ARound, ARound, Lineage]:
    """Of the same questionnaire and scheme, of one questionnaire and two schemes, or of two of each."""
    first, make = draw(worlds()), Make()
    rollup = draw(st.sampled_from(ROLLUPS)) if "scale" in first.plain else ROLLUPS[0]
    before = _round(draw, first, rollup)
    how = draw(st.sampled_from(["same", "same", "other scheme", "other questionnaire"]))
    second = first if how == "same" else draw(worlds(make))
    if how == "other scheme":
        second = World(_engine(first.questionnaire, second.plain), second.plain)
    if rollup["rule"] != "mean" and "scale" not in second.plain:
        assume(False)
    after = _round(draw, second, rollup)
    questions = first.questionnaire.questions, second.questionnaire.questions
    both = [key for key in questions[0] if key in questions[1]]
    links = [link(key, key, comparable=draw(st.integers(0, 3)) > 0) for key in both]
    links += [link(key, "", comparable=False, verdict="retired") for key in questions[0] if key not in both]
    links += [link("", key, comparable=False, verdict="new") for key in questions[1] if key not in both]
    return before, after, linked(before, after, *links)


def turned_about(lineage: Lineage) -> Lineage:
    links = tuple(
        Link(verdict=one.verdict, old=one.new, new=one.old, comparable=one.comparable, reason="", declared=True)
        for one in lineage.links
    )
    return Lineage(readiness="lineage/1", old=lineage.new, new=lineage.old, links=links)


def _engine(questionnaire: Questionnaire, plain: Plain) -> Engine:
    try:
        rules = ruled(
            questionnaire, *plain["questions"], **{name: plain[name] for name in plain if name != "questions"}
        )
    except Refused:
        assume(False)
    return Engine(compile_scheme(questionnaire, rules))


def _round(draw: DrawFn, world: World, rollup: Plain) -> ARound:
    compiled = _engine(world.questionnaire, {**world.plain, "constituencies": rollup}).compiled
    weights = draw(st.booleans())
    asked = {
        key: Asked(None, draw(st.sampled_from(["c", "d"])), draw(st.integers(0, 3)) if weights else None)
        for key in draw(st.lists(st.sampled_from("abcde"), min_size=1, max_size=5, unique=True))
    }
    given = {key: draw(sheets(world.questionnaire)) for key in asked if draw(st.integers(0, 4))}
    return scored(compiled, asked, given, PROFILE, with_sheets=draw(st.booleans()))
