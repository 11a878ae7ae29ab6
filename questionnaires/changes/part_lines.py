"""What to say of one question, section, option or of the whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaires.changes.layout import marked, one_line, valued
from questionnaires.changes.parts import (
    FactChange,
    Move,
    OptionChanges,
    QuestionChange,
    RedLines,
    SectionChange,
    Setting,
    WholeChange,
)
from questionnaires.texts import Text, words

_NAMES = {"not_applicable": "not applicable allowed", "applies_if": "asked when", "most_characters": "most characters"}


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines in the language of the later version; red lines of other languages name theirs."""

    language: str

    def of_question(self, change: QuestionChange) -> Iterator[str]:
        """Nothing where only the number or the conditions of the sections around changed."""
        if change.moved:
            yield _moved(change.moved)
        if change.kind:
            yield _setting(change.kind)
        yield from self._red_lines("text", change.text)
        yield from self._options(change.options)
        yield from self._red_lines("unit", change.unit)
        yield from map(_setting, change.settings)
        if change.condition:
            yield _setting(change.condition)
        for name in ("guidance", "criteria", "evidence"):
            yield from self._red_lines(name, getattr(change, name))

    def of_section(self, change: SectionChange) -> Iterator[str]:
        if change.moved:
            yield _moved(change.moved)
        yield from self._red_lines("title", change.title)
        yield from self._red_lines("guidance", change.guidance)
        if change.condition:
            yield _setting(change.condition)

    def of_whole(self, change: WholeChange) -> Iterator[str]:
        for name in ("title", "description", "source"):
            yield from self._red_lines(name, getattr(change, name))
        yield from map(_setting, change.settings)
        if change.facts:
            for word, names in (("added", change.facts.added), ("removed", change.facts.removed)):
                yield from (f"profile fact {word}: {name}" for name in names)
            for fact in change.facts.changed:
                yield from self._fact(fact)

    def shown(self, text: Text) -> str:
        return one_line(words(text, self.language))

    def _fact(self, fact: FactChange) -> Iterator[str]:
        about = (*self._red_lines("title", fact.title), *map(_setting, fact.settings), *self._options(fact.options))
        yield from (f"profile fact {fact.name}, {line}" for line in about)

    def _options(self, options: OptionChanges | None) -> Iterator[str]:
        if options is None:
            return
        word = "level" if options.ordered else "option"
        for fate, named in (("added", options.added), ("removed", options.removed)):
            yield from (f"{word} {fate}: {option.key}  {self.shown(option.text)}" for option in named)
        for same in options.rekeyed:
            yield f"{word} key: [-{same.old}-]{{+{same.new}+}}  {self.shown(same.text)}"
        if options.moved:
            yield f"{word}s in another order: {', '.join(options.moved)} moved"
        for change in options.changed:
            texts = (*self._red_lines("text", change.text), *self._red_lines("guidance", change.guidance))
            yield from (f"{word} {change.key}, {line}" for line in (*texts, *map(_setting, change.settings)))

    def _red_lines(self, name: str, lines: RedLines) -> Iterator[str]:
        is_named = len(lines) > 1 or any(line.language != self.language for line in lines)
        for line in lines:
            yield f"{name}{f' ({line.language})' if is_named else ''}: {marked(line.runs)}"


def _setting(setting: Setting) -> str:
    name = _NAMES.get(setting.name, setting.name.replace("_", " "))
    nothing = "always" if setting.name == "applies_if" else "none"
    old, new = (nothing if value is None else valued(value) for value in (setting.old, setting.new))
    return f"{name}: [-{old}-]{{+{new}+}}"


def _moved(move: Move) -> str:
    place = f"after {move.after}" if move.after is not None else "to the first place"
    if move.old_section == move.new_section:
        return f"moved {place}"
    old, new = (section or "the outermost level" for section in (move.old_section, move.new_section))
    return f"moved from {old} to {new}, {place}"
