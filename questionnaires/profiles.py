"""Facts about an organisation, read to the kinds that a questionnaire's profile declares."""

from collections.abc import Mapping
from typing import Any

from questionnaires.conditions import compiled
from questionnaires.definition import Fact, Questionnaire
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types.choices import MOST_SHOWN, as_key, listed, one_of
from questionnaires.question_types.numbers import as_decimal

_TRUE, _FALSE = ("yes", "true", "1"), ("no", "false", "0")


def read_fact(fact: Fact, raw: object) -> Any:
    """The fact as conditions see it. Raises InvalidAnswer with what it may be."""
    if fact.kind == "number":
        return float(as_decimal(raw, None))
    if fact.kind == "yes_no":
        word = as_key(raw).lower()
        if word not in _TRUE + _FALSE:
            raise InvalidAnswer(f"{word[:MOST_SHOWN]!r} is neither yes nor no.")
        return word in _TRUE
    if fact.kind == "choices":
        items = raw if isinstance(raw, list | tuple) else [part.strip() for part in as_key(raw).split(";")]
        return [one_of(item, fact.options) for item in items if item != ""]
    return one_of(raw, fact.options) if fact.kind == "choice" else as_key(raw)


def profile_of(questionnaire: Questionnaire, raw: Mapping[str, object]) -> dict[str, Any]:
    """The declared facts among `raw`; blanks take the fact's default, and without one stay unknown.

    An empty cell of a list of choices is an empty list. Raises InvalidAnswer naming the fact.
    """
    profile: dict[str, Any] = {}
    for name, fact in questionnaire.profile.items():
        given = raw.get(name)
        try:
            if given is None or given == "":
                if fact.default is not None:
                    profile[name] = read_fact(fact, fact.default)
                elif fact.kind == "choices" and given == "":
                    profile[name] = []
            else:
                profile[name] = read_fact(fact, given)
        except InvalidAnswer as error:
            allowed = f" It may be {listed([option.key for option in fact.options])}." if fact.options else ""
            raise InvalidAnswer(
                f"The fact `{name}` does not fit: {error}{'' if 'its options' in str(error) else allowed}"
            ) from None
    return profile


def facts_read_by(questionnaire: Questionnaire) -> frozenset[str]:
    """The facts that conditions of sections, questions and options look at."""
    sources = [section.applies_if for section in questionnaire.all_sections.values()]
    for question in questionnaire.questions.values():
        sources += [question.applies_if, *(option.applies_if for option in question.choices)]
    return frozenset(
        read.key
        for source in dict.fromkeys(sources)
        if source is not None
        for read in compiled(source).reads
        if read.of == "profile"
    )
