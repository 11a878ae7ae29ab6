"""The round of the service that somebody names on the command line: by its id, or by its exact title."""

from sqlmodel import Session, col, select

from readiness.files import refused
from readiness.tables import Programme, Round, RoundState


def round_named(db: Session, word: str, programme: str | None, *, opened: bool = False) -> Round:
    """`programme`: its key, where a title stands in several; `opened`: planned ones left out. Raises Refused."""
    wanted = (
        select(Round, Programme.key)
        .join(Programme, col(Programme.id) == Round.programme_id)
        .where((col(Round.id) == word) | (col(Round.title) == word))
    )
    rows = db.exec(wanted.where(Round.state != RoundState.PLANNED) if opened else wanted).all()
    found = [(one, key) for one, key in rows if programme in (None, key)]
    if not found:
        where = f" in the programme {programme}" if programme is not None else ""
        which = " that has opened" if opened else ""
        raise refused(
            word,
            f"There is no such round{where}{which}, and no folder of that name; give the id or the exact title of a round.",
        )
    if len(found) > 1:
        keys = sorted({key for _, key in found})
        if len(keys) == 1:
            raise refused(word, f"Several rounds of the programme {keys[0]} have this title; give the id of one.")
        raise refused(word, f"Rounds of {', '.join(keys)} have this title; choose with --programme KEY.")
    return found[0][0]
