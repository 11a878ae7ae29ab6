"""Sections before and after, and what moved among and within them."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from questionnaires.changes.order import out_of_place
from questionnaires.changes.parts import Move, SectionChange
from questionnaires.changes.settings import changed_condition
from questionnaires.changes.size import size_of_section
from questionnaires.changes.versions import Versions
from questionnaires.definition import Questionnaire, Section

Layout = Mapping[str | None, Sequence[str]]
"""Section key (None for the outermost level) to the keys directly within it, in order."""


def section_changes(versions: Versions) -> Iterator[SectionChange]:
    """Every section of both versions that changed, in reading order."""
    moves = moves_between(sections_within(versions.old), sections_within(versions.new))
    before = versions.old.all_sections
    for key, after in versions.new.all_sections.items():
        if key in before:
            change = _section_change(before[key], after, versions, moves.get(key))
            if change.size != "none":
                yield change


def questions_within(questionnaire: Questionnaire) -> Layout:
    sections = questionnaire.all_sections
    return {key: [question.key for question in section.questions] for key, section in sections.items()}


def sections_within(questionnaire: Questionnaire) -> Layout:
    layout: dict[str | None, Sequence[str]] = {None: [section.key for section in questionnaire.sections]}
    for key, around in questionnaire.all_sections.items():
        layout[key] = [section.key for section in around.sections]
    return layout


def moves_between(old: Layout, new: Layout) -> dict[str, Move]:
    """What stands in another section, or has changed places with others of its section; by key."""
    before = {key: section for section, keys in old.items() for key in keys}
    moves = {}
    for section, keys in new.items():
        shuffled = out_of_place(old.get(section, ()), keys)
        for at, key in enumerate(keys):
            if key in before and (before[key] != section or key in shuffled):
                moves[key] = Move(before[key], section, keys[at - 1] if at else None)
    return moves


def _section_change(old: Section, new: Section, versions: Versions, moved: Move | None) -> SectionChange:
    change = SectionChange(
        key=new.key,
        old_number=versions.old_numbers[old.key],
        new_number=versions.new_numbers[new.key],
        title=versions.red_lines(old.title, new.title),
        guidance=versions.red_lines(old.guidance, new.guidance),
        condition=changed_condition(old.applies_if, new.applies_if),
        moved=moved,
    )
    return replace(change, size=size_of_section(change))
