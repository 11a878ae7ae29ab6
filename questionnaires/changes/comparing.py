"""Two versions compared, key by key."""

from collections.abc import Iterator, Mapping, Sequence

from questionnaires.changes.counting import counts_of
from questionnaires.changes.found import (
    Changes,
    ListedQuestion,
    ListedSection,
    QuestionChanges,
    SectionChanges,
    Version,
)
from questionnaires.changes.parts import QuestionChange, Size
from questionnaires.changes.questions import kind_of, question_change
from questionnaires.changes.sections import moves_between, questions_within, section_changes
from questionnaires.changes.size import largest, size_of_whole
from questionnaires.changes.versions import Versions
from questionnaires.changes.whole import whole_change
from questionnaires.definition import Placed, Questionnaire
from questionnaires.exchange.own import content_hash


def changes_between(old: Questionnaire, new: Questionnaire) -> Changes:
    """Everything that differs; questions, sections, options and facts are the same when their keys are."""
    versions = Versions(old, new)
    whole, sections, questions = whole_change(versions), _sections(versions), _questions(versions)
    return Changes(
        old=as_version(old),
        new=as_version(new),
        size=largest((size_of_whole(whole), *_sizes_of_sections(sections), *_sizes_of_questions(questions))),
        counts=counts_of(versions, sections, questions),
        questionnaire=whole,
        sections=sections,
        questions=questions,
    )


def as_version(questionnaire: Questionnaire) -> Version:
    return Version(
        key=questionnaire.key,
        version=questionnaire.version,
        title=questionnaire.title,
        language=questionnaire.language,
        hash=content_hash(questionnaire),
    )


def changed_questions(versions: Versions) -> Iterator[QuestionChange]:
    """Every question of both versions with its change, changed or not, in the new reading order."""
    moves = moves_between(questions_within(versions.old), questions_within(versions.new))
    for key, place in versions.new_places.items():
        if key in versions.old_places:
            yield question_change(versions.old_places[key], place, versions, moves.get(key))


def _questions(versions: Versions) -> QuestionChanges:
    old, new = versions.old_places, versions.new_places
    return QuestionChanges(
        added=_listed([place for key, place in new.items() if key not in old], versions.new_numbers),
        removed=_listed([place for key, place in old.items() if key not in new], versions.old_numbers),
        changed=tuple(change for change in changed_questions(versions) if change.size != "none"),
    )


def _sections(versions: Versions) -> SectionChanges:
    old, new = versions.old.all_sections, versions.new.all_sections
    return SectionChanges(
        added=tuple(
            ListedSection(key, versions.new_numbers[key], section.title)
            for key, section in new.items()
            if key not in old
        ),
        removed=tuple(
            ListedSection(key, versions.old_numbers[key], section.title)
            for key, section in old.items()
            if key not in new
        ),
        changed=tuple(section_changes(versions)),
    )


def _sizes_of_questions(questions: QuestionChanges) -> Iterator[Size]:
    yield from (change.size for change in questions.changed)
    if questions.removed:
        yield "major"
    if questions.added:
        yield "minor"


def _sizes_of_sections(sections: SectionChanges) -> Iterator[Size]:
    yield from (change.size for change in sections.changed)
    if sections.added or sections.removed:
        yield "minor"


def _listed(places: Sequence[Placed], numbers: Mapping[str, str]) -> tuple[ListedQuestion, ...]:
    return tuple(
        ListedQuestion(
            key=place.question.key,
            number=numbers.get(place.question.key, ""),
            section=place.sections[-1].key,
            kind=kind_of(place.question),
            text=place.question.text,
        )
        for place in places
    )
