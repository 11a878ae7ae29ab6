"""Options and levels before and after, by key."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from questionnaires.changes.order import out_of_place
from questionnaires.changes.parts import NamedOption, OptionChange, OptionChanges, Rekeyed
from questionnaires.changes.redline import spoken
from questionnaires.changes.settings import changed_settings
from questionnaires.changes.versions import Versions
from questionnaires.definition import Questionnaire
from questionnaires.question_types import AnyQuestion, Option
from questionnaires.texts import Text

_WORDS = ("key", "text", "guidance")


def has_own_options(question: AnyQuestion) -> bool:
    """Whether its author wrote the options; yes and no are built in."""
    return bool({"options", "levels", "milestones"} & set(question.__struct_fields__))


def choices_of(question: AnyQuestion, questionnaire: Questionnaire) -> tuple[Option, ...]:
    """The options; built-in ones in the questionnaire's languages only, since nobody wrote the others."""
    if has_own_options(question):
        return question.parts
    wanted = {questionnaire.language, *questionnaire.languages}
    return tuple(Option(key=option.key, text=_only(option.text, wanted)) for option in question.choices)


def option_changes(
    old: Sequence[Option], new: Sequence[Option], versions: Versions, *, ordered: bool = False
) -> OptionChanges | None:
    """None where nothing changed."""
    before, after = {option.key: option for option in old}, {option.key: option for option in new}
    gone = [option for option in old if option.key not in after]
    fresh = [option for option in new if option.key not in before]
    rekeyed = dict(_rekeyed(gone, fresh, versions))
    names = {key: key for key in before} | {old_key: new_key for new_key, old_key in rekeyed.items()}
    taken = set(rekeyed.values())
    moved = out_of_place([names[option.key] for option in old], [option.key for option in new])
    pairs = [
        (before[rekeyed.get(key, key)], option) for key, option in after.items() if rekeyed.get(key, key) in before
    ]
    changed = (_change(*pair, versions) for pair in pairs)
    changes = OptionChanges(
        added=tuple(NamedOption(option.key, option.text) for option in fresh if option.key not in rekeyed),
        removed=tuple(NamedOption(option.key, option.text) for option in gone if option.key not in taken),
        rekeyed=tuple(Rekeyed(rekeyed[key], key, after[key].text) for key in rekeyed),
        moved=tuple(option.key for option in new if option.key in moved),
        changed=tuple(change for change in changed if change is not None),
    )
    if changes == OptionChanges():
        return None
    return replace(changes, ordered=ordered)


def _rekeyed(gone: list[Option], fresh: list[Option], versions: Versions) -> Iterator[tuple[str, str]]:
    """(new key, old key) for options whose words stayed in some language, each used once, in order."""
    left = [(option.key, spoken(option.text, versions.languages[0])) for option in gone]
    for option in fresh:
        said = spoken(option.text, versions.languages[1])
        for at, (key, before) in enumerate(left):
            if any(said[language] == before[language] for language in said.keys() & before.keys()):
                del left[at]
                yield option.key, key
                break


def _change(old: Option, new: Option, versions: Versions) -> OptionChange | None:
    change = OptionChange(
        key=new.key,
        text=versions.red_lines(old.text, new.text),
        guidance=versions.red_lines(old.guidance, new.guidance),
        settings=changed_settings(old, new, _WORDS),
    )
    return None if change == OptionChange(key=new.key) else change


def _only(text: Text, languages: set[str]) -> Text:
    assert isinstance(text, dict)
    return {language: said for language, said in text.items() if language in languages} or text
