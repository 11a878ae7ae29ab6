"""The red line as cards: one for each thing that changed, with what to say of it line by line."""

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaires.changes import Changes
from questionnaires.changes.parts import OptionChanges, QuestionChange, RedLines, SectionChange, Setting, WholeChange
from questionnaires.changes.redline import Run
from questionnaires.texts import Text, words

KINDS = {
    "added": "Added", "removed": "Removed", "moved": "Moved", "reworded": "Reworded", "renumbered": "Renumbered",
    "options": "Options", "conditions": "Conditions", "help": "Guidance, criteria, evidence", "other": "Other settings",
}  # fmt: skip
_NAMES = {"not_applicable": "Not applicable allowed", "applies_if": "Asked when", "most_characters": "Most characters"}


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One question, section, or the questionnaire itself."""

    key: str
    what: str
    """Section, question or questionnaire."""
    old_number: str
    new_number: str
    title: str
    kinds: tuple[str, ...]
    """Keys of KINDS."""
    lines: tuple[Line, ...]


class Cards:
    """`titles` is question or section key to its words."""

    def __init__(self, changes: Changes, language: str, titles: dict[str, str]) -> None:
        self.changes, self.language, self.titles = changes, language, titles

    def all(self) -> Iterator[Card]:
        whole = tuple(self._whole(self.changes.questionnaire))
        if whole:
            yield Card("", "Questionnaire", "", "", words(self.changes.new.title, self.language), ("other",), whole)
        sections, questions = self.changes.sections, self.changes.questions
        for fate, listed in (("added", sections.added), ("removed", sections.removed)):
            for one in listed:
                yield self._listed(one.key, "Section", one.number, one.title, fate)
        for section in sections.changed:
            yield self._section(section)
        for fate, named in (("added", questions.added), ("removed", questions.removed)):
            for each in named:
                yield self._listed(each.key, "Question", each.number, each.text, fate)
        for question in questions.changed:
            yield self._question(question)

    def _listed(self, key: str, what: str, number: str, text: Text, fate: str) -> Card:
        run = Run("added" if fate == "added" else "removed", words(text, self.language))
        old, new = ("", number) if fate == "added" else (number, "")
        return Card(key, what, old, new, self.titles.get(key, key), (fate,), (Line("Text", (run,)),))

    def _section(self, change: SectionChange) -> Card:
        lines = [*self._red("Title", change.title), *self._red("Guidance", change.guidance)]
        kinds = _kinds(
            moved=change.moved, reworded=change.title, renumbered=change.old_number != change.new_number,
            conditions=change.condition, help=change.guidance,
        )  # fmt: skip
        if change.condition:
            lines.append(_setting(change.condition))
        if change.moved:
            lines.insert(0, self._moved(change.moved.old_section, change.moved.new_section, change.moved.after))
        return self._card("Section", change, kinds, lines)

    def _question(self, change: QuestionChange) -> Card:
        lines = list(self._red("Text", change.text))
        if change.moved:
            lines.append(self._moved(change.moved.old_section, change.moved.new_section, change.moved.after))
        if change.kind:
            lines.append(_setting(change.kind))
        lines += self._options(change.options)
        lines += [*self._red("Unit", change.unit), *map(_setting, change.settings)]
        if change.asked_when:
            lines.append(Line("Asked when", _instead(_all(change.asked_when.old), _all(change.asked_when.new))))
        elif change.condition:
            lines.append(_setting(change.condition))
        for name in ("guidance", "criteria", "evidence"):
            lines += self._red(name.capitalize(), getattr(change, name))
        kinds = _kinds(
            moved=change.moved, reworded=change.text, renumbered=change.old_number != change.new_number,
            options=change.options, conditions=change.condition or change.asked_when,
            help=change.guidance or change.criteria or change.evidence, other=change.kind or change.settings or change.unit,
        )  # fmt: skip
        return self._card("Question", change, kinds, lines)

    def _card(
        self, what: str, change: QuestionChange | SectionChange, kinds: tuple[str, ...], lines: list[Line]
    ) -> Card:
        title = self.titles.get(change.key, change.key)
        return Card(change.key, what, change.old_number, change.new_number, title, kinds, tuple(lines))

    def _red(self, label: str, lines: RedLines) -> list[Line]:
        is_named = len(lines) > 1 or any(line.language != self.language for line in lines)
        return [Line(f"{label} ({line.language})" if is_named else label, line.runs) for line in lines]

    def _moved(self, old: str | None, new: str | None, after: str | None) -> Line:
        place = f"after “{self.titles.get(after, after)}”" if after is not None else "to the first place"
        if old == new:
            return Line("Moved", (Run("kept", place),))
        named = [self.titles.get(one, one) if one else "the outermost level" for one in (old, new)]
        return Line("Section", (*_instead(*named), Run("kept", f", {place}")))

    def _options(self, options: OptionChanges | None) -> Iterator[Line]:
        if options is None:
            return
        word = "Level" if options.ordered else "Option"
        for option in options.removed:
            yield Line(f"{word} removed", (Run("removed", words(option.text, self.language)),))
        for option in options.added:
            yield Line(f"{word} added", (Run("added", words(option.text, self.language)),))
        for same in options.rekeyed:
            yield Line(f"Key of “{words(same.text, self.language)}”", _instead(same.old, same.new))
        if options.moved:
            yield Line(f"{word}s in another order", (Run("kept", ", ".join(options.moved)),))
        for change in options.changed:
            yield from self._red(f"{word} {change.key}", change.text)
            yield from self._red(f"{word} {change.key}, guidance", change.guidance)
            yield from map(_setting, change.settings)

    def _whole(self, change: WholeChange) -> Iterator[Line]:
        for name in ("title", "description", "source"):
            yield from self._red(name.capitalize(), getattr(change, name))
        yield from map(_setting, change.settings)
        if change.facts:
            for name in change.facts.removed:
                yield Line("Fact of the profile removed", (Run("removed", name),))
            for name in change.facts.added:
                yield Line("Fact of the profile added", (Run("added", name),))
            for fact in change.facts.changed:
                yield from self._red(f"Fact {fact.name}", fact.title)
                yield from map(_setting, fact.settings)
                yield from self._options(fact.options)


def _kinds(**found: object) -> tuple[str, ...]:
    return tuple(name for name in KINDS if found.get(name))


def _all(conditions: tuple[str, ...]) -> str:
    return " && ".join(conditions) or "always"


def _instead(old: str, new: str) -> tuple[Run, ...]:
    return Run("removed", old), Run("kept", " "), Run("added", new)


def _setting(setting: Setting) -> Line:
    nothing = "always" if setting.name == "applies_if" else "none"
    old, new = (nothing if value is None else _valued(value) for value in (setting.old, setting.new))
    return Line(_NAMES.get(setting.name, setting.name.replace("_", " ").capitalize()), _instead(old, new))


def _valued(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value)
