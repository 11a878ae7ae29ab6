"""Sections with their conditions in force, translated in the order they depend on one another; what can never be shown
is left out."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from questionnaires.definition import Section
from questionnaires.exchange.surveyjs.cel import Clause, Outcome
from questionnaires.exchange.surveyjs.conditions import Answers, as_cel
from questionnaires.exchange.surveyjs.gating import Gates, Owner
from questionnaires.exchange.surveyjs.notes import Notes
from questionnaires.exchange.surveyjs.parts import Part
from questionnaires.exchange.surveyjs.questions import Asked
from questionnaires.question_types import AnyQuestion, MultipleChoice, Option, SingleChoice


def sections_of(gates: Gates, impossible: Mapping[str, str], notes: Notes) -> tuple[Section, ...]:
    """The sections with their conditions in CEL. `impossible` says of questions why they can never be asked; they are
    left out, as is whatever the source never shows."""
    return tuple(_Builder(gates, impossible, notes).sections(gates.parts))


class _Builder:
    def __init__(self, gates: Gates, impossible: Mapping[str, str], notes: Notes) -> None:
        self.gates, self.notes = gates, notes
        self.outcomes: dict[Owner, Outcome] = {}
        self.questions = dict(gates.answers.questions)
        self.never: set[str] = set()
        self.left_out = set(impossible)
        for key, reason in impossible.items():
            notes.add(gates.asked[key][0].element, "the question", reason)
        answers = Answers(self.questions, self.never)
        for key in gates.order():
            self.decide(key, answers)

    def decide(self, key: str, answers: Answers) -> None:
        asked, _ = self.gates.asked[key]
        for owner in self.gates.owners(key):
            if owner not in self.outcomes:
                self.outcomes[owner] = as_cel(self.gates.nodes[owner], answers)
            if owner[0] != "option" and self.outcomes[owner] is False:
                self.left_out.add(key)
        question = _with_options(
            asked.question, {owner[2]: self.outcomes[owner] for owner in self.gates.owners(key) if owner[0] == "option"}
        )
        if question is None:
            self.left_out.add(key)
            self.notes.add(
                asked.element, "`choices`", "none of them is ever offered, so the question has been left out"
            )
        if key in self.left_out:
            self.never.add(asked.name)
        elif question is not None and question.is_asked_for_an_answer:
            self.questions[asked.name] = question

    def sections(self, parts: Sequence[Part]) -> Iterator[Section]:
        for part in parts:
            outcome = self.outcome(("section", part.key))
            if outcome is False:
                self.notes.add(part.element, "`visibleIf`", "it never holds, so this has been left out")
                continue
            section = Section(
                key=part.key,
                title=part.title,
                guidance=part.guidance,
                applies_if=outcome.text if isinstance(outcome, Clause) else None,
                questions=tuple(self.asked(part.questions)),
                sections=tuple(self.sections(part.parts)),
            )
            if section.questions or section.sections:
                yield section

    def asked(self, every: Sequence[Asked]) -> Iterator[AnyQuestion]:
        for asked in every:
            key = asked.question.key
            outcome = self.outcome(("question", key))
            if outcome is False:
                self.notes.add(asked.element, "`visibleIf`", "it never holds, so this has been left out")
            if key in self.left_out:
                continue
            question = self.questions[asked.name] if asked.question.is_asked_for_an_answer else asked.question
            yield (
                msgspec.structs.replace(question, applies_if=outcome.text) if isinstance(outcome, Clause) else question
            )

    def outcome(self, owner: Owner) -> Outcome:
        return self.outcomes.get(owner, True)


def _with_options(question: AnyQuestion, outcomes: Mapping[str, Outcome]) -> AnyQuestion | None:
    """The question with its options' conditions; None when no option is left."""
    if not outcomes:
        return question
    assert isinstance(question, SingleChoice | MultipleChoice)
    options = [_offered(option, outcomes.get(option.key, True)) for option in question.options]
    left = tuple(option for option in options if option is not None)
    return msgspec.structs.replace(question, options=left) if left else None


def _offered(option: Option, outcome: Outcome) -> Option | None:
    if isinstance(outcome, Clause):
        return msgspec.structs.replace(option, applies_if=outcome.text)
    return option if outcome else None
