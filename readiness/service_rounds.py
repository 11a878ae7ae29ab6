"""Rounds of the service to compare on the command line, named by id or exact title."""

from collections.abc import Sequence

from sqlalchemy import Engine

from readiness.compared_rounds import RoundsToCompare
from readiness.database import reading
from readiness.figures.comparison import inputs, together
from readiness.figures.rolled import Unreadable
from readiness.figures.since_release import said_since_release
from readiness.files import refused
from readiness.rounds_named import round_named
from readiness.tables import Programme, RoundState
from reports.comparison import ComparedRound
from reports.numbers import organisations

UNREADABLE = "Something stored for these rounds cannot be read; the log says which part it is."


def rounds_of_service(engine: Engine, words: Sequence[str], programme: str | None) -> tuple[RoundsToCompare, bool]:
    """In the programme's order of time, whatever the order of the words; and whether its data is illustrative. `programme`: its
    key, where a title stands in several. Raises Refused."""
    with reading(engine) as db:
        found = {one.id: one for one in (round_named(db, word, programme, opened=True) for word in words)}
        if len(found) < len(words):
            raise refused("ROUND", "The same round is named twice; name two or more that differ.")
        programmes = {one.programme_id for one in found.values()}
        if len(programmes) > 1:
            raise refused("ROUND", "These rounds are of different programmes; compare rounds of one.")
        of = db.get_one(Programme, programmes.pop())
        rounds = sorted(found.values(), key=lambda one: (one.position, one.as_of, one.id))
        try:
            compared, lineages = inputs(db, together(db, of, rounds))
            since = [said_since_release(db, one) for one in rounds]
        except Unreadable:
            raise refused("ROUND", UNREADABLE) from None
    _refuse_silent(compared)
    still = {one.id for one in rounds if one.state is RoundState.OPEN}
    notes = (*(_note(one) for one in compared if one.key in still), *filter(None, since))
    return RoundsToCompare(compared, lineages, {}, notes), of.illustrative


def _note(one: ComparedRound) -> str:
    n = f"{len(one.receipts):,} of {organisations(len(one.organisations))}"
    return f"{one.title} is still open: {n} so far. Its figures will change."


def _refuse_silent(rounds: Sequence[ComparedRound]) -> None:
    silent = next((one for one in rounds if not one.receipts), None)
    if silent is not None:
        raise refused(silent.title, "Nobody has handed in in this round, so there is nothing to compare.")
