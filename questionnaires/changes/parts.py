"""What can be said of one question, section, option or fact that stands in both versions."""

from typing import Literal

from msgspec import Struct

from questionnaires.changes.redline import RedLine
from questionnaires.texts import Text

Size = Literal["none", "patch", "minor", "major"]
RedLines = tuple[RedLine, ...]


class Setting(Struct, frozen=True):
    """Something that is not words, before and after; decimals and dates as text."""

    name: str
    old: str | bool | int | tuple[str, ...] | None
    new: str | bool | int | tuple[str, ...] | None


class Move(Struct, frozen=True):
    """Where a question or section stood and stands; None for the outermost level, or for the first place."""

    old_section: str | None
    new_section: str | None
    after: str | None


class AskedWhen(Struct, frozen=True):
    """All conditions that must hold, those of the sections around included, in alphabetical order."""

    old: tuple[str, ...]
    new: tuple[str, ...]


class NamedOption(Struct, frozen=True):
    key: str
    text: Text


class Rekeyed(Struct, frozen=True):
    """An option that kept its words and changed its key, and so perhaps what it is worth."""

    old: str
    new: str
    text: Text


class OptionChange(Struct, frozen=True, kw_only=True, omit_defaults=True):
    key: str
    text: RedLines = ()
    guidance: RedLines = ()
    settings: tuple[Setting, ...] = ()


class OptionChanges(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`ordered` means that the order itself says something, as with maturity levels."""

    added: tuple[NamedOption, ...] = ()
    removed: tuple[NamedOption, ...] = ()
    rekeyed: tuple[Rekeyed, ...] = ()
    moved: tuple[str, ...] = ()
    changed: tuple[OptionChange, ...] = ()
    ordered: bool = False

    @property
    def keys_changed(self) -> bool:
        return bool(self.added or self.removed or self.rekeyed)


class QuestionChange(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One question of both versions."""

    key: str
    old_number: str
    new_number: str
    size: Size = "none"
    text: RedLines = ()
    guidance: RedLines = ()
    criteria: RedLines = ()
    evidence: RedLines = ()
    unit: RedLines = ()
    kind: Setting | None = None
    settings: tuple[Setting, ...] = ()
    condition: Setting | None = None
    asked_when: AskedWhen | None = None
    moved: Move | None = None
    options: OptionChanges | None = None


class SectionChange(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One section of both versions."""

    key: str
    old_number: str
    new_number: str
    size: Size = "none"
    title: RedLines = ()
    guidance: RedLines = ()
    condition: Setting | None = None
    moved: Move | None = None


class FactChange(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One fact of the profile in both versions."""

    name: str
    title: RedLines = ()
    settings: tuple[Setting, ...] = ()
    options: OptionChanges | None = None


class FactChanges(Struct, frozen=True, kw_only=True, omit_defaults=True):
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[FactChange, ...] = ()


class WholeChange(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What changed about the questionnaire as such."""

    title: RedLines = ()
    description: RedLines = ()
    source: RedLines = ()
    settings: tuple[Setting, ...] = ()
    facts: FactChanges | None = None
