"""What schemes derived from SurveyJS share: rules grouped where they say the same, and everything else not counted."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from questionnaires.definition import Questionnaire
from scoring.patterns import as_tuple, matching
from scoring.scheme.document import For, Scheme
from scoring.scheme.points import QuestionRule


def grouped(rules: Iterable[tuple[str, QuestionRule]]) -> tuple[QuestionRule, ...]:
    """One rule for all questions whose rules differ in nothing but the key, at the place of the first."""
    matches: dict[bytes, list[str]] = {}
    first: dict[bytes, QuestionRule] = {}
    for key, rule in rules:
        same = msgspec.json.encode(msgspec.structs.replace(rule, match="*"))
        matches.setdefault(same, []).append(key)
        first.setdefault(same, rule)
    return tuple(
        msgspec.structs.replace(rule, match=matches[same][0] if len(matches[same]) == 1 else tuple(matches[same]))
        for same, rule in first.items()
    )


def scheme_for(questionnaire: Questionnaire, rules: Sequence[QuestionRule], **said: Any) -> Scheme:
    """A scheme of these rules; a question without one is answered and not counted."""
    answerable = [key for key, question in questionnaire.questions.items() if question.is_asked_for_an_answer]
    counted = set(matching(tuple(pattern for rule in rules for pattern in as_tuple(rule.match)), answerable))
    return Scheme(
        readiness="scheme/1",
        key=questionnaire.key,
        version=questionnaire.version,
        title=questionnaire.title,
        source="Derived from the SurveyJS questionnaire it belongs to.",
        questionnaire=For(key=questionnaire.key, version=questionnaire.version),
        questions=tuple(rules),
        not_counted="*" if len(counted) < len(answerable) else (),
        **said,
    )
