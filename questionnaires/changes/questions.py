"""One question before and after."""

from msgspec.structs import replace

from questionnaires.changes.options import choices_of, has_own_options, option_changes
from questionnaires.changes.parts import AskedWhen, Move, OptionChanges, QuestionChange, Setting
from questionnaires.changes.settings import changed_condition, changed_settings
from questionnaires.changes.size import size_of_question
from questionnaires.changes.versions import Versions
from questionnaires.definition import Placed
from questionnaires.question_types import AnyQuestion, Maturity

_LOOKED_AT_ELSEWHERE = (
    "key",
    "number",
    "text",
    "guidance",
    "criteria",
    "evidence",
    "unit",
    "applies_if",
    "options",
    "levels",
    "milestones",
)


def question_change(old: Placed, new: Placed, versions: Versions, moved: Move | None = None) -> QuestionChange:
    """What changed from one question to the other; keys may differ, and the size is `none` where nothing changed."""
    before, after = old.question, new.question
    change = QuestionChange(
        key=after.key,
        old_number=versions.old_numbers.get(before.key, ""),
        new_number=versions.new_numbers.get(after.key, ""),
        text=versions.red_lines(before.text, after.text),
        guidance=versions.red_lines(before.guidance, after.guidance),
        criteria=versions.red_lines(before.criteria, after.criteria),
        evidence=versions.red_lines(before.evidence, after.evidence),
        unit=versions.red_lines(getattr(before, "unit", None), getattr(after, "unit", None)),
        kind=_kind(before, after),
        settings=changed_settings(before, after, _LOOKED_AT_ELSEWHERE),
        condition=changed_condition(before.applies_if, after.applies_if),
        asked_when=_asked_when(old, new),
        moved=moved,
        options=_options(before, after, versions),
    )
    return replace(change, size=size_of_question(change))


def kind_of(question: AnyQuestion) -> str:
    return str(question.__struct_config__.tag)


def conditions_around(place: Placed) -> tuple[str, ...]:
    """Everything that must hold for the question to be asked; a condition stated twice says no more than once."""
    stated = (*(section.applies_if for section in place.sections), place.question.applies_if)
    return tuple(sorted({condition for condition in stated if condition is not None}))


def _options(old: AnyQuestion, new: AnyQuestion, versions: Versions) -> OptionChanges | None:
    if not has_own_options(old) and not has_own_options(new):
        return None
    choices = choices_of(old, versions.old), choices_of(new, versions.new)
    return option_changes(*choices, versions, ordered=isinstance(new, Maturity))


def _kind(old: AnyQuestion, new: AnyQuestion) -> Setting | None:
    before, after = kind_of(old), kind_of(new)
    return Setting("kind", before, after) if before != after else None


def _asked_when(old: Placed, new: Placed) -> AskedWhen | None:
    before, after = conditions_around(old), conditions_around(new)
    return AskedWhen(before, after) if before != after else None
