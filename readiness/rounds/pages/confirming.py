"""A page that says what a step will do before it is taken."""

from dataclasses import dataclass, field
from typing import Literal

from litestar import Response

from readiness.rounds.pages.places import rounds_place
from readiness.tables import Programme, Round
from readiness.web.filled import Filled
from readiness.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Confirm:
    action: str
    """Where its form goes."""
    sentences: tuple[str, ...]
    button: str
    back: str
    kind: Literal["", "warning"] = ""
    can: bool = True
    """Whether the step can be taken; the sentences say why not."""
    box: tuple[str, str] | None = None
    """(name, words) of a box that must be ticked."""
    named: tuple[str, ...] = ()
    named_title: str = ""
    more: int = 0
    """How many are not named."""
    filled: Filled = field(default_factory=Filled)


def confirm_page(
    visit: Visit, programme: Programme, round_: Round, page: Confirm, *, title: str, purpose: str, status: int = 200
) -> Response[bytes]:
    place = rounds_place(visit.person, programme, round_)
    return visit.page("rounds/confirm.html", page, title=title, purpose=purpose, place=place, status=status)
