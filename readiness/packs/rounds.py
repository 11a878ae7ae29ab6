"""The rounds of a programme up to one of them, each compared with the one before when that is wanted, and once only."""

from dataclasses import replace

from sqlmodel import Session, col, select

from questionnaires.lineage import Lineage, lineage_between
from questionnaires.problems import Refused
from readiness.figures.compared import compared_round
from readiness.figures.paired import paired
from readiness.figures.rolled import Unreadable
from readiness.figures.rows import rows_of
from readiness.figures.seen import Seen
from readiness.figures.telling import told_round
from readiness.scorekeeping import Instrument, instrument_of
from readiness.tables import Round, RoundState
from reports.comparison import ComparedRound, Pair, compare
from reports.comparison.told import ToldRounds


class Rounds:
    """Within one view of the database. Whatever it is asked for raises Unreadable."""

    def __init__(self, db: Session, seen: Seen) -> None:
        self._db, self._seen = db, seen
        found = select(Round).where(
            Round.programme_id == seen.programme.id,
            Round.position <= seen.round.position,
            Round.state != RoundState.PLANNED,
        )
        self.opened = tuple(db.exec(found.order_by(col(Round.position))))
        """In their order; the last is the round at hand."""
        self._compared: dict[str, ComparedRound] = {}
        self._pairs: dict[str, tuple[ComparedRound, Lineage, Pair] | None] = {}

    def compared(self, round_: Round) -> ComparedRound:
        if round_.id not in self._compared:
            made = compared_round(
                self._db, round_, self._instrument(round_), self._seen.constituencies, with_sheets=True
            )
            self._compared[round_.id] = made
        return self._compared[round_.id]

    def since(self, round_: Round) -> tuple[ComparedRound, Lineage, Pair] | None:
        """The last round before in which somebody handed in, how questions come from it, and what moved; None without one."""
        if round_.id not in self._pairs:
            self._pairs[round_.id] = self._since(round_)
        return self._pairs[round_.id]

    def before(self, round_: Round) -> Round | None:
        """The last round before in which somebody handed in."""
        earlier = reversed([one for one in self.opened if one.position < round_.position])
        return next((one for one in earlier if self.compared(one).receipts), None)

    def told(self, round_: Round) -> ToldRounds:
        """Of it and the one that it is compared with, to readers who do not see names."""
        programme, every = self._seen.programme, self._seen.every
        both = [one for one in (self.before(round_), round_) if one is not None]
        found = {one.id: told_round(self._db, programme, one, self._instrument(one), every) for one in both}
        pairs = paired(self._db, programme, every, both).pairs
        policies = tuple((one.title, found[one.id][1].policy) for one in both[:-1])
        return ToldRounds({key: one for key, (one, _) in found.items()}, pairs, policies)

    def seal(self, round_: Round) -> str:
        """Over the ids of its receipts, which are drawn by chance and told to nobody but the office; none where names are seen."""
        if self._seen.names:
            return ""
        rows = rows_of(self._db, replace(self._seen, round=round_, constituencies=self._seen.every))
        return rows.fingerprint(rows.fingerprints)

    def _since(self, round_: Round) -> tuple[ComparedRound, Lineage, Pair] | None:
        earlier = self.before(round_)
        if earlier is None:
            return None
        before, now = self.compared(earlier), self.compared(round_)
        lineage = lineage_between(before.questionnaire, now.questionnaire)
        return before, lineage, compare((before, now), {(before.key, now.key): lineage}).pairs[0]

    def _instrument(self, round_: Round) -> Instrument:
        try:
            return instrument_of(self._db, round_.version_id, round_.scheme_id)
        except Refused as error:
            raise Unreadable from error
