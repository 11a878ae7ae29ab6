"""What a change makes of one question: same, reworded or rescaled; comparable or not, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from questionnaires.changes.likeness import SMALL, likeness, words_of
from questionnaires.changes.parts import OptionChanges, QuestionChange, Setting
from questionnaires.changes.redline import RedLine
from questionnaires.changes.size import (
    askers_changed,
    is_small_rewording,
    of_the_scale,
    reworded,
    scale_changed,
    texts_changed,
)

CONFIRM = "Not comparable until the author confirms that it is."
MOST_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Judgement:
    """One old question to one new one. Comparable exactly where the change is not a major one."""

    verdict: Literal["same", "reworded", "rescaled"]
    comparable: bool
    reason: str


def judged(change: QuestionChange) -> Judgement:
    if scale_changed(change):
        also = " The wording changed too." if texts_changed(change) else ""
        reason = f"The scale changed: {'; '.join(_causes(change))}.{also}{_askers(change)}"
        return Judgement("rescaled", False, f"{reason} Answers before and after cannot be put side by side.")
    fits = is_small_rewording(change) and not askers_changed(change)
    doubt = "" if fits else f" {CONFIRM}"
    if texts_changed(change):
        return Judgement("reworded", fits, f"{_wording(change)}{_askers(change)}{doubt}")
    return Judgement("same", fits, f"{_sameness(change)}{_askers(change)}{doubt}")


def _sameness(change: QuestionChange) -> str:
    asides = ", ".join(_asides(change))
    number = f" It is now number {change.new_number} (was {change.old_number})." if _is_renumbered(change) else ""
    return f"The words and the scale are the same{f'; changed: {asides}' if asides else ''}.{number}"


def _asides(change: QuestionChange) -> Iterator[str]:
    """What changed without touching words or scale."""
    yield from (name for name in ("guidance", "criteria", "evidence") if getattr(change, name))
    options = change.options
    if options and options.moved:
        yield "the order of the options"
    if options and any(option.guidance for option in options.changed):
        yield "guidance of options"
    if change.text or change.unit or (options and any(option.text for option in options.changed)):
        yield "translations"
    yield from (_named(setting) for setting in change.settings if setting.name != "not_applicable")


def _wording(change: QuestionChange) -> str:
    lines = texts_changed(change)
    alike = [(likeness(words_of(line.old), words_of(line.new)), line) for line in lines]
    share, line = min(alike, key=lambda pair: pair[0])
    what = "The wording" if reworded(change.text) else "The wording of an option"
    if share == 1:
        return f"{what} changed in punctuation, capital letters or spacing only; the scale is the same."
    per_cent = f"{int(100 * share)} % of the words are the same"
    if is_small_rewording(change):
        return f"{what} changed a little ({per_cent}{_quoted(line)}); the scale is the same."
    if share >= SMALL:
        few = f"{what} changed in few words ({per_cent}{_quoted(line)})"
        return f"{few}, but a number, a negation or a quantity is among them."
    return f"{what} changed ({per_cent}); the scale is the same."


def _quoted(line: RedLine) -> str:
    """The first words that changed, where they are few."""
    gone = next((run.text.strip() for run in line.runs if run.kind == "removed"), "")
    come = next((run.text.strip() for run in line.runs if run.kind == "added"), "")
    if max(len(gone), len(come)) > MOST_QUOTED:
        return ""
    if gone and come:
        return f': "{gone}" became "{come}"'
    return f': "{gone}" was taken out' if gone else f': "{come}" was put in'


def _causes(change: QuestionChange) -> Iterator[str]:
    if change.kind:
        yield f"{_kind(change.kind.old)} became {_kind(change.kind.new)}"
    if change.options:
        yield from _option_causes(change.options)
    for line in reworded(change.unit)[:1]:
        yield f'the unit was "{line.old or "none"}" and is "{line.new or "none"}"'
    if not change.kind:
        yield from (f"{_named(setting)} {_became(setting)}" for setting in change.settings if of_the_scale(setting))


def _option_causes(options: OptionChanges) -> Iterator[str]:
    word = "level" if options.ordered else "option"
    for count, fate in ((len(options.added), "added"), (len(options.removed), "removed")):
        if count:
            yield f"{count} {word}{'s' * (count > 1)} {fate}"
    if options.rekeyed:
        count = len(options.rekeyed)
        yield f"{count} {word}{'s' * (count > 1)} with the same words under another key"
    if options.ordered and options.moved:
        yield "the levels stand in another order"
    if any(option.settings for option in options.changed):
        yield f"other rules for when {word}s may be chosen"


def _askers(change: QuestionChange) -> str:
    said = " It is asked under other conditions than before." if change.asked_when else ""
    for setting in change.settings:
        if setting.name == "not_applicable":
            said += f" Organisations may {'now' if setting.new else 'no longer'} say that it does not apply to them."
    return said


def _is_renumbered(change: QuestionChange) -> bool:
    return bool(change.old_number and change.new_number) and change.old_number != change.new_number


def _became(setting: Setting) -> str:
    old, new = ("not stated" if value is None else value for value in (setting.old, setting.new))
    return f"was {old} and is {new}"


def _named(setting: Setting) -> str:
    return setting.name.replace("_", " ")


def _kind(value: object) -> str:
    return str(value).replace("_", " ")
