"""The Algorithmic Impact Assessment's rules as a scheme: raw risk, what mitigates it, and four levels of impact.

The ending of a question's name says what it counts to: -RS raw risk, -MS mitigation, -NS neither; without one, the name
of the panel right around it says so. An option is worth the number after the last hyphen of its value.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from questionnaires.definition import Questionnaire, Section
from questionnaires.exchange.surveyjs.keys import Keys, keyed
from questionnaires.exchange.surveyjs.notes import Notes
from questionnaires.exchange.surveyjs.source import Survey
from questionnaires.question_types import AnyQuestion, MultipleChoice
from questionnaires.texts import Text
from scoring.points import PointRule
from scoring.scheme.document import Scheme
from scoring.scheme.figures import Adjustment, Measure, Member, Rounding, Threshold
from scoring.scheme.points import AbsencePolicies, QuestionRule
from scoring.scheme.ratings import Level, Scale
from scoring.surveyjs_rules import grouped, scheme_for

SCORED_TYPES = {"radiogroup", "dropdown", "checkbox"}
_ENDING = re.compile(r"-(RS|MS|NS)\Z")
_POINTS = re.compile(r"-([0-9]+(?:\.[0-9]+)?)\Z")
_RAW, _MITIGATION = "raw", "mitigation"
_MEASURES = {"RS": _RAW, "MS": _MITIGATION}
_LEVELS: tuple[tuple[str, Decimal | None], ...] = (
    ("1", None),
    ("2", Decimal(25)),
    ("3", Decimal(50)),
    ("4", Decimal(75)),
)


def kinds_in(survey: Survey, questionnaire: Questionnaire) -> dict[str, str]:
    """Each scored question to the measure it counts to; none where names do not follow the convention."""
    found: dict[str, str] = {}
    for key, element, group in keyed(survey, Keys(Notes())):
        if element.type in SCORED_TYPES and _is_choice(questionnaire.questions.get(key)):
            ending = _ENDING.search(element.name) or (None if group.is_page else _ENDING.search(group.name))
            found[key] = _MEASURES.get(ending[1], "") if ending else ""
    return {key: measure for key, measure in found.items() if measure}


def impact_scheme(questionnaire: Questionnaire, kinds: Mapping[str, str]) -> Scheme:
    """`kinds` has at least one question that counts to raw risk."""
    rules = [rule for measure in (_RAW, _MITIGATION) for rule in _rules(questionnaire, kinds, measure)]
    measures = [_measure(_RAW, {"en": "Raw risk", "fr": "Risque brut"}, questionnaire, kinds)]
    adjust: tuple[Adjustment, ...] = ()
    if _MITIGATION in kinds.values():
        measures.append(_measure(_MITIGATION, {"en": "Mitigation", "fr": "Atténuation"}, questionnaire, kinds))
        adjust = (_mitigated(),)
    title: Text = {"en": "Risk after mitigation", "fr": "Risque après atténuation"}
    measures.append(Measure(key="total", title=title, of=(Member(measure=_RAW),), adjust=adjust))
    return scheme_for(
        questionnaire,
        rules,
        description="Questions whose name ends in -RS count to raw risk, in -MS to mitigation; without such an ending, "
        "that of their panel decides. An option is worth the number after its last hyphen. Questions that are not "
        "asked count with nothing earned, so the maximum is the same for everyone.",
        absence=AbsencePolicies(not_asked="zero", not_answered="zero", not_applicable="leave_out"),
        measures=tuple(measures),
        total="total",
        scale=Scale(
            best="first",
            levels=tuple(
                Level(key=key, title={"en": f"Impact level {key}", "fr": f"Niveau d'incidence {key}"}, above=above)
                for key, above in _LEVELS
            ),
        ),
    )


def _rules(questionnaire: Questionnaire, kinds: Mapping[str, str], measure: str) -> Iterable[QuestionRule]:
    counted = [question for key, question in questionnaire.questions.items() if kinds.get(key) == measure]
    return grouped((question.key, _rule(question)) for question in counted)


def _is_choice(question: AnyQuestion | None) -> bool:
    return question is not None and bool(question.choices)


def _rule(question: AnyQuestion) -> QuestionRule:
    """Points by option; `maximum` only where it is not what the scheme's own rule would make of them."""
    points = {option.key: _points(option.key) for option in question.choices}
    rule = QuestionRule(match=question.key, options=points)
    most = sum(points.values()) if isinstance(question, MultipleChoice) else max(points.values())
    return (
        rule
        if PointRule(question, rule).most == most
        else QuestionRule(match=question.key, options=points, maximum=Decimal(most))
    )


def _points(option: str) -> Decimal:
    match = _POINTS.search(option)
    return Decimal(match[1]) if match else Decimal(0)


def _measure(key: str, title: Text, questionnaire: Questionnaire, kinds: Mapping[str, str]) -> Measure:
    return Measure(key=key, title=title, of=tuple(_members(questionnaire.sections, kinds, key)))


def _members(sections: Iterable[Section], kinds: Mapping[str, str], measure: str) -> list[Member]:
    """Whole sections where all that counts in them counts to the measure, single questions elsewhere."""
    members: list[Member] = []
    for section in sections:
        counted = {kinds[key] for key in _keys(section) if key in kinds}
        if counted == {measure}:
            members.append(Member(section=section.key))
        elif measure in counted:
            own = tuple(question.key for question in section.questions if kinds.get(question.key) == measure)
            members += [Member(questions=own)] if own else []
            members += _members(section.sections, kinds, measure)
    return members


def _keys(section: Section) -> list[str]:
    return [question.key for question in section.questions] + [
        key for inner in section.sections for key in _keys(inner)
    ]


def _mitigated() -> Adjustment:
    """Half the maximum: mitigation is asked about twice (design, implementation), and a project sees one of the two."""
    return Adjustment(
        when=(
            Threshold(figure=f"measure:{_MITIGATION}", on="percent", at_least=Decimal(80), of_maximum=Decimal("0.5")),
        ),
        factor=Decimal("0.85"),
        rounding=Rounding(rule="half_up", places=0),
        sentence={
            "en": "Mitigation reaches 80 per cent of half its maximum, so the total is 85 per cent of raw risk, "
            "halves rounded up.",
            "fr": "L'atténuation atteint 80 pour cent de la moitié de son maximum; le total est donc 85 pour cent "
            "du risque brut, les demies arrondies vers le haut.",
        },
    )
