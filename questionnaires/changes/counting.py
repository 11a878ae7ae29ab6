"""The counts that open a red line."""

from collections.abc import Callable

from questionnaires.changes.found import Counts, QuestionChanges, SectionChanges
from questionnaires.changes.parts import QuestionChange
from questionnaires.changes.size import texts_changed
from questionnaires.changes.versions import Versions


def counts_of(versions: Versions, sections: SectionChanges, questions: QuestionChanges) -> Counts:
    def with_a(fact: Callable[[QuestionChange], object]) -> int:
        return sum(1 for change in questions.changed if fact(change))

    return Counts(
        questions_before=len(versions.old_places),
        questions_after=len(versions.new_places),
        added=len(questions.added),
        removed=len(questions.removed),
        changed=len(questions.changed),
        moved=with_a(lambda change: change.moved),
        renumbered=with_a(lambda change: change.old_number != change.new_number),
        reworded=with_a(texts_changed),
        translated=with_a(_has_translation),
        guidance=with_a(lambda change: change.guidance or _option_guidance(change)),
        criteria=with_a(lambda change: change.criteria),
        evidence=with_a(lambda change: change.evidence),
        kind=with_a(lambda change: change.kind),
        options=with_a(lambda change: change.options),
        option_keys=with_a(lambda change: change.options and change.options.keys_changed),
        settings=with_a(lambda change: change.settings or change.unit),
        asked_when=with_a(lambda change: change.asked_when),
        sections_added=len(sections.added),
        sections_removed=len(sections.removed),
        sections_renamed=sum(1 for change in sections.changed if change.title),
        sections_changed=len(sections.changed),
    )


def _has_translation(change: QuestionChange) -> bool:
    own = (*change.text, *change.guidance, *change.criteria, *change.evidence, *change.unit)
    options = change.options.changed if change.options else ()
    of_options = (line for option in options for line in (*option.text, *option.guidance))
    return any(line.translation for line in (*own, *of_options))


def _option_guidance(change: QuestionChange) -> bool:
    return change.options is not None and any(option.guidance for option in change.options.changed)
