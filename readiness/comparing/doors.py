"""The round an address names, for a person who may score it anew, with a scheme it may be scored under; else NotFound."""

from sqlmodel import Session, col, select

from readiness.permissions import SignedIn, may_manage, require
from readiness.problems import NotFound
from readiness.tables import Programme, Round, SchemeVersion, VersionState


def round_rescored(db: Session, person: SignedIn, round_id: str, *, held: bool = False) -> tuple[Programme, Round]:
    """`held`: nobody else begins a run for it until this transaction ends."""
    wanted = select(Round).where(Round.id == round_id)
    round_ = db.exec(wanted.with_for_update() if held else wanted).first()
    if round_ is None:
        raise NotFound
    require(may_manage(person, round_.programme_id))
    return db.get_one(Programme, round_.programme_id), round_


def schemes_for(db: Session, round_: Round) -> list[SchemeVersion]:
    """Published for the version that the round asked, its own scheme left out; those retired since may still be used."""
    found = select(SchemeVersion).where(
        SchemeVersion.version_id == round_.version_id,
        SchemeVersion.id != round_.scheme_id,
        SchemeVersion.state != VersionState.DRAFT,
    )
    return list(db.exec(found.order_by(col(SchemeVersion.published_at).desc(), col(SchemeVersion.id))))


def scheme_for(db: Session, round_: Round, scheme_id: str) -> SchemeVersion:
    found = next((one for one in schemes_for(db, round_) if one.id == scheme_id), None)
    if found is None:
        raise NotFound
    return found
