"""A red line as calm text for a terminal or a note: counts first, then part by part."""

from collections.abc import Iterable, Iterator

from questionnaires.changes.found import Changes, ListedQuestion
from questionnaires.changes.layout import clean
from questionnaires.changes.part_lines import Lines
from questionnaires.changes.parts import QuestionChange

MEANINGS = {
    "none": "nothing that is asked has changed",
    "patch": "only words that help to answer or to judge have changed",
    "minor": "earlier answers still fit and mean the same",
    "major": "some earlier answers may no longer fit or mean the same",
}
_COUNTS = {
    "added": "added",
    "removed": "removed",
    "reworded": "reworded",
    "kind": "of another kind",
    "options": "with other options",
    "settings": "with other settings",
    "asked_when": "asked under other conditions",
    "guidance": "with other guidance",
    "criteria": "with other criteria",
    "evidence": "with other evidence",
    "translated": "with other translations",
    "moved": "moved",
    "renumbered": "renumbered",
}


def as_text(changes: Changes) -> str:
    """Words taken out stand in [-...-], words put in in {+...+}."""
    return "".join(f"{clean(line)}\n" for line in _lines(changes, Lines(changes.new.language)))


def _lines(changes: Changes, lines: Lines) -> Iterator[str]:
    yield f"{lines.shown(changes.new.title)}: {changes.old.version} -> {changes.new.version}"
    yield f"Size of the change: {changes.size} ({MEANINGS[changes.size]})"
    yield ""
    yield from _counts(changes)
    questions = changes.questions
    told = [(change, tuple(lines.of_question(change))) for change in questions.changed]
    untold = [change for change, about in told if not about]
    yield from _headed("Questionnaire", lines.of_whole(changes.questionnaire))
    yield from _headed("Sections", _sections(changes, lines))
    yield from _headed("Questions added", _listed(questions.added, lines))
    yield from _headed("Questions removed", _listed(questions.removed, lines))
    yield from _headed("Questions changed", _changed(told))
    yield from _headed("Asked under other conditions because of their section", _by_section(untold))
    yield from _headed("Only renumbered", _renumbered(untold))


def _headed(heading: str, lines: Iterator[str]) -> Iterator[str]:
    first = next(lines, None)
    if first is not None:
        yield from ("", heading, "  " + first)
        yield from ("  " + line for line in lines)


def _counts(changes: Changes) -> Iterator[str]:
    counts = changes.counts
    parts = [f"{getattr(counts, name)} {words}" for name, words in _COUNTS.items() if getattr(counts, name)]
    total = f"Questions: {counts.questions_before} -> {counts.questions_after}"
    yield f"{total}; {', '.join(parts)}" if parts else total
    sections = {"added": counts.sections_added, "removed": counts.sections_removed, "changed": counts.sections_changed}
    if any(sections.values()):
        yield "Sections: " + ", ".join(f"{count} {words}" for words, count in sections.items() if count)


def _sections(changes: Changes, lines: Lines) -> Iterator[str]:
    for word, listed in (("added", changes.sections.added), ("removed", changes.sections.removed)):
        yield from (f"{section.number}  {section.key}  {word}: {lines.shown(section.title)}" for section in listed)
    only_renumbered = []
    for change in changes.sections.changed:
        if about := tuple(lines.of_section(change)):
            yield _place(change.old_number, change.new_number, change.key)
            yield from ("    " + line for line in about)
        else:
            only_renumbered.append(f"{change.old_number} -> {change.new_number}")
    if only_renumbered:
        yield f"only renumbered: {', '.join(only_renumbered)}"


def _listed(listed: Iterable[ListedQuestion], lines: Lines) -> Iterator[str]:
    for question in listed:
        yield f"{question.number or '-'}  {question.key}  ({question.kind.replace('_', ' ')}, in {question.section})"
        yield f"    {lines.shown(question.text)}"


def _changed(told: Iterable[tuple[QuestionChange, tuple[str, ...]]]) -> Iterator[str]:
    for change, about in told:
        if about:
            yield _place(change.old_number, change.new_number, change.key)
            yield from ("    " + line for line in about)


def _by_section(untold: Iterable[QuestionChange]) -> Iterator[str]:
    return (_place(change.old_number, change.new_number, change.key) for change in untold if change.asked_when)


def _renumbered(untold: Iterable[QuestionChange]) -> Iterator[str]:
    return (f"{change.old_number} -> {change.new_number}  {change.key}" for change in untold if not change.asked_when)


def _place(old_number: str, new_number: str, key: str) -> str:
    was = f" (was {old_number or 'without a number'})" if old_number != new_number else ""
    return f"{new_number or '-'}{was}  {key}"
