"""What one of the cast takes away, read in every format that it comes in."""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from sqlmodel import col, select

from readiness.database import reading
from readiness.tables import Organisation, Response
from tests.cast import World
from tests.readiness.attacking import drawings, sentences
from tests.readiness.attacking.facts import ALL, Facts
from tests.readiness.attacking.reading import tables_in
from tests.readiness.attacking.settling import TITLES, WORLD
from tests.readiness.attacking.tables import Where, read
from tests.readiness.attacking.unpacking import kind_of, raw_texts, text_of, unpacked

_ID = re.compile(r"^/(?:rounds|responses)/([^/?]+)")
_PLACE = re.compile(r"^/rounds/[^/]+/constituencies/([^/?]+)")


@dataclass
class Taken:
    """`whole`: of what pages are that do not say of which constituency. `read`: how many figures each format gave."""

    whole: str = ALL
    facts: Facts = field(default_factory=Facts)
    read: Counter[str] = field(default_factory=Counter)
    addresses: list[str] = field(default_factory=list)
    leaked: set[str] = field(default_factory=set)


class Library:
    """Which round and which constituency an address is about."""

    def __init__(self, world: World) -> None:
        rounds = world.kept["rounds"].split()
        self.titles = dict(zip(rounds, TITLES, strict=True))
        self.places = {one.id: name for name, one in world.constituencies.items()}
        self.handed_in = WORLD.handed_in()
        with reading(world.engine) as db:
            for one in db.exec(select(Response).where(col(Response.round_id).in_(rounds))):
                self.titles[one.id] = self.titles[one.round_id]
            organisations = db.exec(select(Organisation).where(Organisation.programme_id == world.programme.id)).all()
        self.words = {word for one in organisations for word in (one.name, one.reference)}

    def where(self, address: str, whole: str) -> Where:
        """Without a round in it, it is about the second: a pack."""
        found, place = _ID.match(address), _PLACE.match(address)
        asked = parse_qs(urlsplit(address).query).get("constituency", [""])[0]
        name = self.places.get(place[1] if place else asked, whole)
        if address.startswith("/responses/"):
            name = "Supplier"
        return Where(self.titles.get(found[1], TITLES[1]) if found else TITLES[1], name, self.handed_in, TITLES)


def take(taken: Taken, library: Library, address: str, content: bytes, headers: str) -> None:
    taken.addresses.append(address)
    where = library.where(address, taken.whole)
    texts = "\n".join([headers, *raw_texts(content)])
    taken.leaked |= {f"{word} in {address}" for word in library.words if word in texts}
    for name, piece in unpacked(content, address):
        kind = kind_of(piece, name)
        before = Facts()
        for table in tables_in(piece, kind):
            read(before, table, where)
        if kind in ("html", "json", "pdf", "docx", "pptx"):
            text = text_of(piece, kind)
            sentences.read(before, text, where)
            sentences.read_move(before, text, TITLES)
        if kind == "svg" and "/ratings-" in name:
            drawings.read(before, piece.decode(), where)
        taken.read[kind] += len(before.printed)
        taken.facts.add([before])
