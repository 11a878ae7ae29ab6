"""Small questionnaires and schemes of every make, for properties. What the checks refuse is not generated."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice, product

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from questionnaires.answers import Absence, AnswerSheet, Given, NotApplicable
from questionnaires.definition import Questionnaire
from questionnaires.problems import Refused
from questionnaires.question_types import AnyQuestion, Day, MultipleChoice, Number, ShortText
from scoring.calculating import Earned
from scoring.compiling import compile_scheme, reported
from scoring.engine import Engine, Respondent
from scoring.gates import GateInput, result_of
from scoring.rating import capped, rated
from tests.scoring.worlds import Plain, asked, choice, day, maturity, number, ruled, section, several, words, yes_no

POINTS = st.sampled_from([0, 1, 3, 10, "2.5", -2])
WEIGHTS = st.sampled_from([1, 1, 2, 3, "0.5", 0])
POLICIES = st.sampled_from(["leave_out", "zero", "worst", "full"])
ROUNDINGS = st.fixed_dictionaries(
    {
        "rule": st.sampled_from(["half_up", "half_even", "half_down", "up", "down"]),
        "places": st.sampled_from([-1, 0, 1]),
    }
)
RULES = ["sum", "mean", "median", "lowest", "highest", "geometric_mean"]


@dataclass(frozen=True)
class World:
    """A questionnaire with a scheme that fits it."""

    engine: Engine
    plain: Plain
    """The scheme as it is written."""

    @property
    def questionnaire(self) -> Questionnaire:
        return self.engine.compiled.questionnaire


@dataclass(frozen=True)
class Make:
    """What may occur."""

    conditions: bool = True
    involved: bool = True
    chains: bool = True
    measures: bool = True
    negative: bool = True
    rules: tuple[str, ...] = tuple(RULES)
    roundings: bool = True


@st.composite
def worlds(draw: DrawFn, make: Make = Make()) -> World:
    questions = draw(_questions(make))
    cut = draw(st.integers(0, len(questions)))
    inner = [section("inner", *questions[cut:])] if cut < len(questions) else []
    outer = section("outer", *questions[:cut], *(inner if draw(st.booleans()) else []))
    sections = [outer] if outer["sections"] else [one for one in (outer, *inner) if one["questions"]]
    profile = {"big": {"kind": "yes_no", "title": "Big?", "default": True}}
    try:
        questionnaire = asked(*sections, profile=profile)
        plain = _scheme(draw, questionnaire, _conditions(questions, make), make)
        scheme = ruled(
            questionnaire, *plain["questions"], **{name: plain[name] for name in plain if name != "questions"}
        )
    except Refused:
        assume(False)
    return World(Engine(compile_scheme(questionnaire, scheme)), plain)


def values_of(question: AnyQuestion) -> list[Given]:
    """Everything that can be said to a question of these worlds, or all that makes a difference."""
    if isinstance(question, MultipleChoice):
        keys = [option.key for option in question.options]
        some: list[Given] = [(key,) for key in keys] + ([tuple(keys)] if question.at_most != 1 else [])
    elif isinstance(question, Number):
        some = [Decimal(at) for at in range(3)]
    elif isinstance(question, Day):
        some = [date(2026, 1, at) for at in (1, 2, 3)]
    else:
        some = [option.key for option in question.choices] or ["x", "y"]
    return [*some, NotApplicable("because")] if question.not_applicable else some


@st.composite
def sheets(draw: DrawFn, questionnaire: Questionnaire, open_at_most: int = 99) -> AnswerSheet:
    """Some answers, hidden ones among them."""
    keys = list(questionnaire.questions)
    open_ones = draw(st.sets(st.sampled_from(keys), max_size=open_at_most))
    return {
        key: draw(st.sampled_from(values_of(question)))
        for key, question in questionnaire.questions.items()
        if key not in open_ones
    }


def completions(world: World, who: Respondent, sheet: AnswerSheet, most: int = 2_000) -> list[AnswerSheet]:
    """Every way in which the missing answers could be given, or stay missing. An answer with options that are no longer
    offered is missing too."""
    questions, applied = world.questionnaire.questions, world.engine.compiled.plan.applied(sheet, who.profile)
    missing = [key for key in questions if key not in sheet or (key in applied.shown and key not in applied.given)]
    kept = {key: given for key, given in sheet.items() if key not in missing}
    said = [[None, *values_of(questions[key])] for key in missing]
    ways = list(islice(product(*said), most + 1))
    assume(len(ways) <= most)
    return [
        {**kept, **{key: given for key, given in zip(missing, way, strict=True) if given is not None}} for way in ways
    ]


def outcome_of(engine: Engine, who: Respondent, sheet: AnswerSheet) -> tuple[Earned | None, str | None]:
    """Total as reported and rating (coverage left aside) as a receipt has them, without writing one."""
    compiled, scale = engine.compiled, engine.compiled.scheme.scale
    applied = compiled.plan.applied(sheet, who.profile)
    figures = engine.figures(applied, who)
    exact = figures.nodes[compiled.total]
    total = reported(compiled, compiled.total, exact)
    if scale is None or exact is None or total is None:
        return total, None
    level = rated(scale, exact if scale.figure == "exact" else total)
    gates = [
        result_of(gate, keys, GateInput(applied.shown, applied.given, figures.nodes)) for gate, keys in engine.gates
    ]
    return total, None if level is None else capped(scale, level.key, gates)


SHAPES = {
    "yes_no": yes_no,
    "single_choice": choice,
    "with_na": lambda key: choice(key, "a b na"),
    "multiple_choice": lambda key: several(key, "a b"),
    "one_of_several": lambda key: several(key, "a b!", at_most=1),
    "maturity": maturity,
    "number": lambda key: number(key, minimum=0, maximum=2, places=0),
    "date": lambda key: day(key, earliest="2026-01-01", latest="2026-01-03"),
    "short_text": words,
}
# On an earlier question, by its kind.
CONDITIONS = {
    "yes_no": ['{} == "yes"', '{} != "no"', "has({})"],
    "single_choice": ['{} != "a"', '{} in ["b", "c", "na"]', "has({})", '{} == "a" || {} == "b"'],
    "multiple_choice": ["has({})"],
    "maturity": ['{} in ["middle", "high"]', '{}.startsWith("m")', '{} != "low"'],
    "number": ["has({})"],
    "date": ["has({})"],
    "short_text": ["has({})"],
}
# Here what is asked hangs together with what is earned in ways that the bounds do not follow, or nobody can tell which
# values would settle it.
INVOLVED = {
    "multiple_choice": ['"b" in {}', '!("a" in {})', "size({}) == 1"],
    "number": ["{} >= 1", "{} == 2", "{} > 0 && {} < 2", "{} + 1.0 > 2.0"],
    "date": ['{} >= "2026-01-02"', 'has({}) && {} != "2026-01-01"'],
    "short_text": ['{}.startsWith("x")', '{} == "x"'],
}


@st.composite
def _questions(draw: DrawFn, make: Make) -> list[Plain]:
    questions: list[Plain] = []
    for at in range(draw(st.integers(2, 5))):
        question: Plain = SHAPES[draw(st.sampled_from(list(SHAPES)))](f"q{at}")
        question["not_applicable"] = draw(st.booleans())
        if make.conditions and not draw(st.integers(0, 2)):
            question["applies_if"] = draw(_conditions(questions, make))
        if make.conditions and "options" in question and not draw(st.integers(0, 3)):
            question["options"][1]["applies_if"] = draw(_conditions(questions, make))
        questions.append(question)
    return questions


def _conditions(questions: list[Plain], make: Make) -> SearchStrategy[str]:
    some = [
        condition.replace("{}", f"answers.{question['key']}")
        for question in questions
        for condition in CONDITIONS[question["kind"]] + (INVOLVED.get(question["kind"], []) if make.involved else [])
    ]
    return st.sampled_from([*some, "profile.big"])


def _scheme(draw: DrawFn, questionnaire: Questionnaire, conditions: SearchStrategy[str], make: Make) -> Plain:
    counted = [key for key in questionnaire.questions if draw(st.integers(0, 5))] or list(questionnaire.questions)[:1]
    sections = list(questionnaire.all_sections)
    plain: Plain = {
        "questions": [_rule(draw, questionnaire.questions[key], counted, make) for key in counted],
        "not_counted": [key for key in questionnaire.questions if key not in counted],
        "absence": {absence.value: draw(POLICIES) for absence in Absence},
        "sections": {
            "default": _figure(draw, make),
            "by_key": {
                key: {**_figure(draw, make), "weight": draw(WEIGHTS)} for key in sections if draw(st.booleans())
            },
        },
    }
    if make.roundings and draw(st.booleans()):
        plain["rounding"] = draw(ROUNDINGS)
    if make.measures:
        plain |= _measures(draw, counted, sections, conditions, make)
    on = draw(st.sampled_from(["points", "percent"]))
    if draw(st.integers(0, 3)):
        levels = [
            {"key": "red"},
            {"key": "amber", draw(st.sampled_from(["from", "above"])): 2},
            {"key": "green", "from": 5},
        ]
        if on == "percent":
            levels = [{"key": "red"}, {"key": "amber", "from": 40}, {"key": "green", "above": 70}]
        plain["scale"] = {
            "on": on,
            "figure": draw(st.sampled_from(["rounded", "exact"])),
            "best": draw(st.sampled_from(["last", "first"])),
            "levels": levels,
        }
        plain["gates"] = _gates(draw, questionnaire, sections)
    return plain


def _rule(draw: DrawFn, question: AnyQuestion, counted: list[str], make: Make) -> Plain:
    rule: Plain = {"match": question.key, "weight": draw(WEIGHTS)}
    points = POINTS if make.negative else st.sampled_from([0, 1, 3, 10])
    keys = [option.key for option in question.choices]
    kinds = {Number: ["ranges", "linear", "answered"], Day: ["dates", "answered"], ShortText: ["answered"]}
    kind = draw(st.sampled_from(kinds.get(type(question), ["options", "spread", "answered"])))
    if kind == "options":
        rule["options"] = {key: draw(points) for key in keys if key != "na"}
    elif kind == "spread":
        rule["spread"] = {"from": draw(points), "to": draw(points)}
    elif kind == "ranges":
        rule["ranges"] = [{"to": 0, "points": draw(points)}, {"above": 1, "points": draw(points)}]
    elif kind == "dates":
        rule["dates"] = [{"below": "2026-01-02", "points": draw(points)}, {"to": "2026-01-02", "points": draw(points)}]
    elif kind == "linear":
        rule["linear"] = {"from": 0, "to": draw(st.sampled_from([2, 1, -1])), "points": [draw(points), draw(points)]}
    else:
        rule["answered"] = draw(points)
    if "na" in keys and kind != "answered":
        rule["counts_as"] = {"na": draw(st.sampled_from(["not_applicable", "not_answered"]))}
    if isinstance(question, MultipleChoice):
        rule["several"] = draw(st.sampled_from(["sum", "highest", "lowest", "mean"]))
    for name, some in (
        ("reversed", st.just(True)),
        ("at_most", st.sampled_from([2, 5])),
        ("maximum", st.sampled_from([4, 12])),
    ):
        if not draw(st.integers(0, 4)):
            rule[name] = draw(some)
    if not draw(st.integers(0, 2)):
        rule["absence"] = {draw(st.sampled_from([absence.value for absence in Absence])): draw(POLICIES)}
    before = counted[: counted.index(question.key)]
    if make.chains and before and not draw(st.integers(0, 2)):
        otherwise = draw(st.sampled_from(["zero", "leave_out", "at_most"]))
        chain = {
            "question": draw(st.sampled_from(before)),
            "scores_more_than": draw(st.sampled_from([0, 1])),
            "otherwise": otherwise,
        }
        rule["counts_if"] = [chain | ({"at_most": draw(st.sampled_from([1, 2]))} if otherwise == "at_most" else {})]
    return rule


def _figure(draw: DrawFn, make: Make) -> Plain:
    figure: Plain = {"rule": draw(st.sampled_from(make.rules))}
    for name, some in (
        ("out_of", st.sampled_from([100, 10])),
        ("each_out_of", st.sampled_from([100, 5])),
        ("absent_members", st.just("zero")),
        ("fewest_members", st.just(2)),
        ("reversed", st.just(True)),
        ("rounding", ROUNDINGS),
    ):
        if not draw(st.integers(0, 4)) and (name != "rounding" or make.roundings):
            figure[name] = draw(some)
    return figure


def _measures(
    draw: DrawFn, counted: list[str], sections: list[str], conditions: SearchStrategy[str], make: Make
) -> Plain:
    measures: list[Plain] = []
    for at in range(draw(st.integers(0, 3))):
        members: list[Plain] = [{"questions": key} for key in counted] + [{"section": key} for key in sections]
        members += [{"measure": one["key"]} for one in measures] + [{"sections": "*"}, {"questions": "q*"}]
        of = [dict(one) for one in draw(st.lists(st.sampled_from(members), min_size=1, max_size=3))]
        measure = {**_figure(draw, make), "key": f"m{at}", "of": of}
        for one in of:
            if measure["rule"] in ("sum", "mean", "geometric_mean"):
                one["weight"] = draw(WEIGHTS)
            if make.conditions and not draw(st.integers(0, 3)):
                one["applies_if"] = draw(conditions)
        names = [f"section:{key}" for key in sections] + [f"measure:{one['key']}" for one in measures]
        if not draw(st.integers(0, 2)):
            measure["adjust"] = [_adjustment(draw, names) for _ in range(draw(st.integers(1, 2)))]
        measures.append(measure)
    return {"measures": measures, **({"total": measures[-1]["key"]} if measures and draw(st.integers(0, 3)) else {})}


def _adjustment(draw: DrawFn, names: list[str]) -> Plain:
    adjustment: Plain = {"when": [_threshold(draw, names)], "factor": draw(st.sampled_from(["0.85", 2, 0, -1]))}
    if draw(st.booleans()):
        adjustment |= {"add": draw(st.sampled_from([5, -3]))}
    if draw(st.booleans()):
        adjustment |= {"rounding": draw(ROUNDINGS)}
    return adjustment


def _threshold(draw: DrawFn, names: list[str]) -> Plain:
    on = draw(st.sampled_from(["points", "percent"]))
    number = draw(st.sampled_from([1, 3] if on == "points" else [50, 80]))
    threshold = {"figure": draw(st.sampled_from(names)), "on": on, draw(st.sampled_from(["at_least", "above"])): number}
    return threshold | ({"of_maximum": "0.5"} if on == "percent" and draw(st.booleans()) else {})


def _gates(draw: DrawFn, questionnaire: Questionnaire, sections: list[str]) -> list[Plain]:
    gates: list[Plain] = []
    for at in range(draw(st.integers(0, 2))):
        gate: Plain = {
            "key": f"g{at}",
            "cap": draw(st.sampled_from(["red", "amber"])),
            "sentence": f"Gate {at} failed.",
        }
        gate["not_answered"] = draw(st.sampled_from(["fails", "passes"]))
        choosable = [question for question in questionnaire.questions.values() if question.choices]
        if choosable and draw(st.booleans()):
            question = draw(st.sampled_from(choosable))
            gate |= {
                "questions": question.key,
                "passes_with": [draw(st.sampled_from([o.key for o in question.choices]))],
            }
        else:
            gate["threshold"] = _threshold(draw, [f"section:{key}" for key in sections])
        gates.append(gate)
    return gates
