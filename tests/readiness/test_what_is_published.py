"""Somebody without names takes everything that can be reached, of two rounds, and works out what is withheld."""

import csv
import io
import json
import re
import zipfile
from fractions import Fraction

import pytest
from sqlmodel import select

from readiness.database import reading
from readiness.tables import Organisation
from tests.readiness.published import FIRST, LEVELS, SECOND, published, reached, true_counts
from tests.reports.suppression.attacker import Attacker

ALL = "All organisations"
TITLES = ("Round one", "Round two")
TRUE = dict(zip(TITLES, (true_counts(FIRST), true_counts(SECOND, joined=1)), strict=True))
PLACES = sorted({name for name, _ in TRUE["Round one"]})
BEGINS = dict(zip(LEVELS, (0, 40, 75), strict=True))
"""Where each level begins: who is rated so has at least that."""


@pytest.fixture
def taken(world, client):
    """Address to content, by who took it."""
    published(world)
    found = {}
    for name in ("observer", "constituency_observer", "participant"):
        with reading(world.engine) as db:
            known = db.exec(select(Organisation).where(Organisation.programme_id == world.programme.id)).all()
        found[name] = dict(reached(world.visitor(client, name), "/", world.kept["compare"]))
    return world, found, [word for one in known if one.name != "Ours Energy" for word in (one.name, one.reference)]


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def texts(content):
    """Of a file, and of what is packed into it."""
    if content[:2] != b"PK":
        return [content.decode("utf-8", "ignore")]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return [packed.read(one).decode("utf-8", "ignore") for one in packed.namelist()]


def printed(world, taken):
    """Title of the round, constituency and level to every count that is printed anywhere, and means and how many are rated."""
    counts, means = {}, {}
    title_of = {world.round.id: "Round two"}
    for address, content in taken.items():
        path = address.partition("?")[0]
        title = title_of.get((path.split("/") + [""] * 3)[2], "Round one")
        if path.endswith("/compare/distribution.csv"):
            for row in [one for one in rows(content) if one["of"] == "all respondents"]:
                for at, one in zip(TITLES, ("before", "after"), strict=True):
                    note(counts, (at, row["constituency"], row["level"]), row[f"count_{one}"])
        elif path.endswith("/export/distribution.csv"):
            for row in rows(content):
                note(counts, (title, row["constituency"], row["level"]), row["organisations"])
        elif path.endswith("/export/constituencies.csv"):
            for row in rows(content):
                if row["score"] not in ("", "withheld"):
                    means[title, row["constituency"]] = Fraction(row["score"]), int(row["rated"])
        elif path.endswith("steering-group.json"):
            from_pack(counts, json.loads(content))
    return counts, means


def from_pack(counts, document):
    tables = {
        one["key"]: one for chapter in document["chapters"] for one in chapter["blocks"] if one["block"] == "table"
    }
    for name, *cells in tables["distribution"]["rows"]:
        for level, cell in zip(LEVELS, cells, strict=False):
            note(counts, ("Round two", name, level), plain(cell))
    for row in tables["movement-distribution"]["rows"]:
        if row[3] == "all respondents":
            for title, cell in zip(TITLES, row[5:7], strict=True):
                note(counts, (title, row[2], row[4]), plain(cell))


def plain(cell):
    return cell["number"] if isinstance(cell, dict) else cell


def note(counts, place, number):
    """Printed in one place and withheld in another is printed."""
    if counts.get(place, "withheld") == "withheld":
        counts[place] = number
    else:
        assert number in ("withheld", counts[place]), (place, number, counts[place])


def enemy_of(title, counts, means):
    unknown = {f"{name}/{level}": sum(TRUE[title][name, one] for one in LEVELS) for name in PLACES for level in LEVELS}
    sums = [({f"{name}/{level}": Fraction(1) for level in LEVELS}, Fraction(unknown[f"{name}/Red"])) for name in PLACES]
    sums += [
        (dict.fromkeys(cells(name, level), Fraction(1)), Fraction(number))
        for (at, name, level), number in counts.items()
        if at == title and number != "withheld"
    ]
    known = [(terms, number, number) for terms, number in sums]
    for (at, name), (mean, rated) in means.items():
        if at == title:
            terms = {one: Fraction(BEGINS[level]) for level in LEVELS for one in cells(name, level)}
            known.append((terms, Fraction(0), mean * rated))
    return Attacker(unknown, known)


def cells(name, level):
    return [f"{one}/{level}" for one in (PLACES if name == ALL else [name])]


def true(title, name, level):
    return sum(TRUE[title][one, level] for one in (PLACES if name == ALL else [name]))


def gives_few_away(title, told):
    """Whether a group that has figures, or what all together leave beside those that have, is of fewer than five."""
    sizes = {name: sum(TRUE[title][name, one] for one in LEVELS) for name in PLACES}
    rest = sum(size for name, size in sizes.items() if name not in told) if ALL in told else 0
    return any(sizes[name] < 5 for name in told - {ALL}) or 0 < rest < 5


def test_nothing_withheld_is_recovered_and_no_organisation_is_named_or_stands_alone(taken):
    world, found, words = taken
    everything = {(name, address): content for name, some in found.items() for address, content in some.items()}
    named = {
        place for place, content in everything.items() for text in texts(content) for word in words if word in text
    }
    assert named == set()
    observer = found["observer"]
    kinds = {path.rpartition(".")[2] for path in (one.partition("?")[0] for one in observer) if "." in path}
    assert kinds >= {"csv", "xlsx", "svg", "json", "pptx", "pdf"} and len(found["constituency_observer"]) > 10
    counts, means = printed(world, observer)
    for name in ("constituency_observer", "participant"):
        more, further = printed(world, found[name])
        for place, number in more.items():
            note(counts, place, number)
        assert means | further == means
    hidden = [place for place, number in counts.items() if number == "withheld"]
    assert ("Round one", "Supplier", "Red") in hidden and ("Round two", "Agent", "Red") in hidden
    enemies = {title: enemy_of(title, counts, means) for title in TITLES}
    for title, name, level in hidden:
        assert enemies[title].can_be_other_than(cells(name, level), true(title, name, level)), (title, name, level)
    for title in TITLES:
        for name in ("Few", "One"):
            for level in LEVELS:
                assert enemies[title].can_be_other_than([f"{name}/{level}"], true(title, name, level)), (
                    title,
                    name,
                    level,
                )
        assert not gives_few_away(title, {name for at, name in means if at == title})
    pages = [text.decode() for address, text in found["participant"].items() if re.search(r"/standing($|\?)", address)]
    assert pages and all("withheld" in page or "would tell how single organisations" in page for page in pages)
    assert_alone_is_recovered(counts, means)


def assert_alone_is_recovered(counts, means):
    """The same attacker finds a count that nothing is withheld with."""
    every = {(title, *place): str(number) for title in TITLES for place, number in TRUE[title].items()}
    together = {place: number for place, number in counts.items() if place[1] == ALL}
    alone = {**every, **together, ("Round one", "Supplier", "Red"): "withheld"}
    assert not enemy_of("Round one", alone, means).can_be_other_than(["Supplier/Red"], 1)
