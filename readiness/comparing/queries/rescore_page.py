"""What a round may be scored under, and how far that is."""

from dataclasses import dataclass

from sqlmodel import Session

from readiness.comparing.doors import schemes_for
from readiness.figures.rescored import both_of
from readiness.tables import Programme, Round, SchemeVersion, Version
from readiness.web.showing import counted, moment


@dataclass(frozen=True, slots=True)
class SchemeLine:
    """`done`: how many submissions are scored under it, in words; `href` where there is something to look at."""

    id: str
    title: str
    published: str
    done: str
    href: str


@dataclass(frozen=True, slots=True)
class RescorePage:
    """`own`: the round's own scheme. `upload`: where another scheme of the version is published."""

    round: Round
    own: str
    asked: str
    handed_in: int
    schemes: tuple[SchemeLine, ...]
    options: tuple[tuple[str, str, str], ...]
    """Those under which something is left to score."""
    upload: str
    error: str


def rescore_page(db: Session, programme: Programme, round_: Round, error: str = "") -> RescorePage:
    """Raises Unreadable."""
    own, version = db.get_one(SchemeVersion, round_.scheme_id), db.get_one(Version, round_.version_id)
    found = [(one, both_of(db, programme, round_, one.id)) for one in schemes_for(db, round_)]
    lines = tuple(
        SchemeLine(
            one.id,
            f"{one.title} {one.number}",
            moment(one.published_at, round_.time_zone) if one.published_at is not None else "",
            f"{both.done:,} of {counted(both.of, 'submission')}",
            f"/rounds/{round_.id}/rescored/{one.id}" if both.done else "",
        )
        for one, both in found
    )
    whole = {one.id for one, both in found if both.of and both.is_whole}
    own_both = both_of(db, programme, round_, round_.scheme_id)
    return RescorePage(
        round_,
        f"{own.title} {own.number}",
        f"{version.title} {version.number}",
        own_both.of,
        lines,
        tuple((one.id, one.title, f"{one.done} scored under it") for one in lines if one.id not in whole),
        f"/programmes/{programme.id}/questionnaires/upload?version={version.id}",
        error,
    )
