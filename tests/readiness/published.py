"""Two released rounds of many organisations, and everything that somebody without names can reach of them over HTTP."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

from sqlmodel import col, select

from readiness.database import changing
from readiness.tables import Organisation, Round
from tests.cast import World, a_response
from tests.handed_in import READY, hand_in, handed_in
from tests.many_handed_in import ANSWERS, Rows, many_handed_in, settle
from tests.packs import a_frozen_pack
from tests.visiting import Visitor

LEVELS = ("Red", "Amber", "Green")
FIRST = {"Supplier": (1, 5, 3), "Distributor": (4, 5, 6), "Agent": (3, 7, 8), "Few": (2, 1, 0), "One": (1, 0, 0)}
SECOND = {"Supplier": (2, 3, 4), "Distributor": (4, 3, 7), "Agent": (1, 9, 8), "Few": (1, 2, 0), "One": (0, 1, 0)}
"""One distributor less; the rival joins its constituency, and is ready."""
_WAYS = re.compile(r'(?:href|src)="(/(?:rounds|programmes|packs|responses|lessons|actions)[^"#]*|/)"')


def true_counts(rows: Rows, joined: int = 0) -> dict[tuple[str, str], int]:
    """With ours, which is ready in both rounds."""
    found = {(name, level): count for name, counts in rows.items() for level, count in zip(LEVELS, counts, strict=True)}
    found["Supplier", "Green"] += 1 + joined
    return found


def published(world: World) -> World:
    """With a pack of the second round that is shared."""
    hand_in(world.engine, world.responses["ours"].id, READY)
    many_handed_in(world, FIRST)
    first = world.round
    with changing(world.engine) as db:
        kept = db.get_one(Round, first.id)
        as_of = kept.as_of + timedelta(days=100)
        later = Round(**{**kept.model_dump(exclude={"id"}), "title": "Round two", "position": 2, "as_of": as_of})
        db.add(later)
        db.flush()
        for name in ("ours", "rival"):
            handed_in(db, a_response(db, later, world.organisations[name]), READY)
        for name, counts in SECOND.items():
            levels = [at for at, count in enumerate(counts) for _ in range(count)]
            begins = col(Organisation.reference).startswith(f"{name.upper()}-")
            of = col(Organisation.programme_id) == world.programme.id
            asked = db.exec(select(Organisation).where(of, begins).order_by(col(Organisation.reference))).all()
            for one, level in zip(asked, levels, strict=False):
                handed_in(db, a_response(db, later, one), ANSWERS[level])
    world.round = later
    settle(world)
    a_frozen_pack(world)
    world.kept["compare"] = f"/programmes/{world.programme.id}/compare?round={first.id}&round={later.id}"
    return world


def reached(visitor: Visitor, *starts: str, most: int = 400) -> Iterator[tuple[str, bytes]]:
    """Address and content of every page, drawing and file, as links lead from one to the next."""
    waiting, known = [*starts], set(starts)
    while waiting:
        address = waiting.pop(0)
        answer = visitor.get(address)
        if answer.status_code != 200:
            continue
        yield address, answer.content
        if answer.headers["content-type"].startswith("text/html"):
            ways = {unescape(way) for way in _WAYS.findall(answer.text)}
            new = sorted(ways - known)
            known.update(new)
            waiting += new
    assert len(known) < most, len(known)
