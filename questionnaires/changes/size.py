"""How much a change weighs.

- **patch**: only words that help to answer or to judge: guidance, criteria, evidence, the questionnaire's description
  or source.
- **major**: an earlier answer may no longer fit, may no longer mean the same or would now be given by others. A
  question is gone or has another kind, other option keys, another order of levels, another range or unit; not
  applicable is newly allowed or refused; it is asked under other conditions; its words or an option's changed by more
  than a little (`likeness.py` says what is little); a fact of the profile is gone or means something else; the
  questionnaire has another key or kind.
- **minor**: all the rest. Questions and sections added, moved, renumbered, renamed; a small change of words; a
  translation; options in another order; whether an answer is required, themes, the most characters or decimal places.
"""

from collections.abc import Iterable

from questionnaires.changes.likeness import is_small
from questionnaires.changes.parts import (
    FactChange,
    OptionChanges,
    QuestionChange,
    RedLines,
    SectionChange,
    Setting,
    Size,
    WholeChange,
)

_ASCENDING: tuple[Size, ...] = ("none", "patch", "minor", "major")
_NOT_THE_SCALE = frozenset({"required", "themes", "most_characters", "places", "not_applicable"})
_IDENTITY = frozenset({"key", "kind"})


def largest(sizes: Iterable[Size]) -> Size:
    return max(sizes, key=_ASCENDING.index, default="none")


def reworded(lines: RedLines) -> RedLines:
    """The red lines that change words; a translation that came or went changes none."""
    return tuple(line for line in lines if not line.translation)


def texts_changed(change: QuestionChange) -> RedLines:
    """Red lines of the question's own words and of its options'."""
    options = change.options.changed if change.options else ()
    return (*reworded(change.text), *(line for option in options for line in reworded(option.text)))


def is_small_rewording(change: QuestionChange) -> bool:
    return all(is_small(line.old, line.new) for line in texts_changed(change))


def scale_changed(change: QuestionChange) -> bool:
    """Whether answers before and after are on different scales."""
    settings = any(map(of_the_scale, change.settings))
    return bool(change.kind or settings or reworded(change.unit) or _option_scale_changed(change.options))


def of_the_scale(setting: Setting) -> bool:
    return setting.name not in _NOT_THE_SCALE


def askers_changed(change: QuestionChange) -> bool:
    """Whether other organisations answer it now, or some may decline."""
    return change.asked_when is not None or any(setting.name == "not_applicable" for setting in change.settings)


def size_of_question(change: QuestionChange) -> Size:
    if scale_changed(change) or askers_changed(change) or not is_small_rewording(change):
        return "major"
    options = change.options
    is_renumbered = change.old_number != change.new_number
    if change.text or change.unit or change.settings or change.condition or change.moved or is_renumbered:
        return "minor"
    if options and (options.moved or any(option.text for option in options.changed)):
        return "minor"
    return "patch" if change.guidance or change.criteria or change.evidence or options else "none"


def size_of_section(change: SectionChange) -> Size:
    if change.condition:
        return "major"
    if change.title or change.moved or change.old_number != change.new_number:
        return "minor"
    return "patch" if change.guidance else "none"


def size_of_whole(change: WholeChange) -> Size:
    names = {setting.name for setting in change.settings}
    facts = change.facts
    if names & _IDENTITY or (facts and (facts.removed or any(map(_fact_means_other, facts.changed)))):
        return "major"
    if change.title or names or facts:
        return "minor"
    return "patch" if change.description or change.source else "none"


def _option_scale_changed(options: OptionChanges | None) -> bool:
    if options is None:
        return False
    levels_moved = options.ordered and bool(options.moved)
    return options.keys_changed or levels_moved or any(option.settings for option in options.changed)


def _fact_means_other(fact: FactChange) -> bool:
    return bool(fact.settings) or (fact.options is not None and fact.options.keys_changed)
