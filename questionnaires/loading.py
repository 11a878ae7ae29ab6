"""A questionnaire from text: read, given its types, checked."""

from typing import Any

import msgspec

from questionnaires.checks import problems_in
from questionnaires.definition import FORMAT, Fact, Questionnaire, Section
from questionnaires.documents import NUMBER, Document, read_document
from questionnaires.problems import Problem, Refused
from questionnaires.question_types import AnyQuestion, Option
from questionnaires.shape import Parts, stand_in, typed

_PARTS: dict[Any, Parts] = {
    Questionnaire: {"profile": dict[str, Fact], "sections": Section},
    Section: {"sections": Section, "questions": AnyQuestion},
    AnyQuestion: {"options": Option, "levels": Option, "milestones": Option, "confidence": Option},
}
stand_in(Section, {"key": "section", "title": "Section"})
stand_in(AnyQuestion, {"key": "question", "kind": "yes_no", "text": "Question"})
stand_in(Option, {"key": "option", "text": "Option"})


def load_questionnaire(text: str, file: str) -> Questionnaire:
    """Raises Refused with every problem found, in the order of the lines."""
    document = read_document(text, file)
    questionnaire = questionnaire_in(document)
    problems = problems_in(questionnaire, document)
    if problems:
        raise Refused(sorted(problems))
    return questionnaire


def questionnaire_in(document: Document) -> Questionnaire:
    """The typed questionnaire, its checks still to come."""
    refuse_unless(document, FORMAT, "a questionnaire")
    return typed(document, Questionnaire, _PARTS)


def refuse_unless(document: Document, format_name: str, what: str) -> None:
    """Raises Refused unless the document says that it is of this format."""
    data = document.data
    if not isinstance(data, dict):
        raise Refused(
            [
                Problem(
                    document.file,
                    1,
                    "",
                    f"This is not {what}: it is not a mapping with `readiness: {format_name}` at its head.",
                )
            ]
        )
    said = data.get("readiness")
    if said != format_name:
        found = f"it says `readiness: {said}`" if said is not None else "it does not say so at its head"
        raise Refused(
            [
                document.problem(
                    ("readiness",), "", f"This is not {what}: {found}; {what} begins with `readiness: {format_name}`."
                )
            ]
        )


def as_schema() -> dict[str, object]:
    """The JSON Schema of questionnaire documents, made from the same types that read them."""
    return json_schema(Questionnaire, "Questionnaire")


def json_schema(kind: type, title: str) -> dict[str, object]:
    """A JSON Schema 2020-12 in which numbers may be written as numbers or, exactly, as text."""
    schema = msgspec.json.schema(kind)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **_with_numbers(schema)}


def _with_numbers(part: object) -> dict[str, object]:
    changed = _changed(part)
    assert isinstance(changed, dict)
    return changed


def _changed(part: object) -> object:
    if isinstance(part, list):
        return [_changed(item) for item in part]
    if not isinstance(part, dict):
        return part
    if part.get("format") == "decimal":
        kept = {name: value for name, value in part.items() if name not in ("type", "format")}
        return {**kept, "type": ["number", "string"], "pattern": "^" + NUMBER.pattern.replace(r"\Z", "$")}
    return {name: _changed(value) for name, value in part.items()}
