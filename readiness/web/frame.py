"""What stands around every page."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    href: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    kind: Literal["success", "important", "problem"]
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    title: str
    purpose: str
    """What the page is for, in one sentence."""
    person: str | None
    programme: str | None
    nav: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    notices: tuple[Notice, ...]
    illustrative: str | None
    """The notice of an illustrative programme."""
    csrf_token: str
    version: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the house a page stands: its programme, and the way to it."""

    programme_id: str | None = None
    programme_title: str | None = None
    illustrative: str | None = None
    crumbs: tuple[Link, ...] = field(default=())
    nav: tuple[Link, ...] = field(default=())


NOWHERE = Place()
