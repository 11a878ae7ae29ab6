"""Where a round's milestones stand, as one person may see it: whole, or as it may be told to who sees no names."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import msgspec
from sqlmodel import Session

from readiness.figures.rolled import Unreadable
from readiness.figures.said import Told, before_of, earlier_asking, told_in
from readiness.figures.seen import Seen, seen_by
from readiness.figures.told_milestones import NO_SLIPPAGE, telling_of_milestones
from readiness.permissions import SignedIn
from readiness.tables import Programme, Round, RoundState
from reports.dataset import ALL
from reports.milestones.standing import standing
from reports.milestones.values import Line, Said
from reports.milestones.veils import veiled
from reports.numbers import organisations
from reports.suppression.protected import ProtectedTable, Protection, in_full, protect

UNREADABLE = (
    "These figures cannot be shown: something stored for this round cannot be read. No answer is lost. Tell whoever runs this "
    "service; its log says which part it is."
)


@dataclass(frozen=True, slots=True)
class Figures:
    """`before` is the round that slippage is since. `why` nothing is told to this reader, empty where something is. `new` was decided
    now, by id of the round, and may be kept once the answer has gone out."""

    seen: Seen
    told: Told
    before: Round | None
    lines: ProtectedTable[Line]
    why: str = ""
    new: Mapping[str, Mapping[str, tuple[str, msgspec.Struct]]] = field(default_factory=dict)

    @property
    def programme(self) -> Programme:
        return self.seen.programme

    @property
    def since(self) -> str:
        """What slippage is since, in a few words."""
        if self.before is not None:
            return self.before.title
        is_untold = NO_SLIPPAGE in self.lines.protection.sentences
        return "not told here" if is_untold else "no earlier round asked about these milestones"

    @property
    def asked(self) -> int:
        """Of the constituencies that are seen, as on the dashboard."""
        return len(self._seen())

    @property
    def handed_in(self) -> int:
        return sum(one.has_answered for one in self._seen())

    @property
    def response(self) -> str:
        return f"{self.handed_in:,} of {organisations(self.asked)}"

    def _seen(self) -> list[Said]:
        names = {one.name for one in self.seen.constituencies}
        return [one for one in self.told.said if one.constituency in names]


def figures_of(db: Session, person: SignedIn, round_id: str) -> Figures:
    """For who may see the dashboard: whole where names are seen, and else as it may be told. Raises NotFound."""
    seen = seen_by(db, person, round_id)
    told = told_in(db, seen.round)
    then = earlier_asking(db, told) if told.plan else None
    lines = standing(told.said, told.plan, tuple(told.confidence), before_of(then) if then is not None else None)
    since = then.round if then is not None else None
    if seen.names:
        return Figures(seen, told, since, in_full(lines))
    nothing: ProtectedTable[Line] = protect((), lambda line: line, Protection(names=False))
    try:
        return _protected(db, Figures(seen, told, since, nothing), lines)
    except Unreadable:
        return Figures(seen, told, None, nothing, UNREADABLE)


def _protected(db: Session, bare: Figures, lines: tuple[Line, ...]) -> Figures:
    seen = bare.seen
    telling = telling_of_milestones(db, seen.programme, seen.round)
    if telling.why:
        planned = seen.round.state is RoundState.PLANNED
        return replace(bare, why="" if planned or not bare.told.plan else telling.why)
    names = {one.name for one in seen.constituencies if one.id in telling.named} | ({ALL} if seen.everything else set())
    slips = bare.before is not None and bare.before.id == telling.told.before
    protection = telling.protection
    if bare.before is not None and not slips:
        protection = replace(protection, sentences=(*protection.sentences, NO_SLIPPAGE))
        lines = tuple(replace(line, slippage=None) for line in lines)
    told = protect(
        [line for line in lines if line.constituency in names],
        lambda line: veiled(line, telling.told.milestones),
        protection,
    )
    return replace(bare, before=bare.before if slips else None, lines=told, new=telling.new)
