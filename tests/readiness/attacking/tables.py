"""What tables say, whatever they were printed in: any with constituencies down and levels, sections or scores across."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.readiness.attacking.facts import ALL, WITHHELD, Facts, Key, span_of
from tests.readiness.attacking.kinds import LEVELS, SECTIONS

_OF = re.compile(r" \([^()]*\)$")
_BELOW = re.compile(r"^(\d+) organisations? below Ready$")
_DRAWN = re.compile(r"^(.+?), (before|now)(, .*)?$")
_FAILED = re.compile(r"Failed by (\d+) of \d+")
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_rows(self) -> list[Row]:
        heads = [one.strip().lower() for one in self.headings]
        return [dict(zip(heads, row, strict=False)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Where:
    """What a page or file is about, where its tables do not say so. `handed_in`: how many did, by round and place. `pair`: the rounds
    that are compared."""

    round: str
    place: str
    handed_in: Mapping[tuple[str, str], int]
    pair: tuple[str, str] = ("", "")


def table_in(rows: Sequence[Sequence[str]]) -> Table | None:
    """Of a sheet that has other lines above: from the first that names a column of constituencies or levels."""
    for at, row in enumerate(rows):
        heads = [one.strip().lower() for one in row]
        if len([one for one in heads if one]) > 1 and {"constituency", "level", "round"} & set(heads):
            return Table(tuple(row), tuple(tuple(one) for one in rows[at + 1 :]))
    return None


def read(facts: Facts, table: Table, where: Where) -> None:
    for row in table.as_rows():
        place = next(
            (_OF.sub("", text).strip() for head, text in row.items() if head.startswith("constituency")), where.place
        )
        if "level" in row:
            _long(facts, row, place, where)
        elif "rated_weight" not in row and "weight rated" not in row:
            _wide(facts, row, place, where)
        _scores(facts, row, place, where)
        _sections(facts, row, place, where)
        if (failed := _FAILED.search(row.get("failed", ""))) is not None:
            facts.note(Key("gate", where.round, place), failed[1])


def _long(facts: Facts, row: Row, place: str, where: Where) -> None:
    """A row a level; beside another round where it compares two."""
    level, matched = row["level"].removesuffix(" this organisation").strip(), row.get("of") == "matched cohort"
    for count, share, at in (
        ("organisations", "of_rated_percent", where.round),
        ("count_before", "percent_before", row.get("before", "")),
        ("count_after", "percent_after", row.get("after", "")),
        ("before", "before, share", row.get("from", where.pair[0])),
        ("now", "now, share", row.get("to", where.pair[1])),
    ):
        key = Key("matched level" if matched else "level", at, place, level)
        if level in LEVELS and (at, place) in where.handed_in and span_of(row.get(count, WITHHELD)) is not None:
            facts.note(key, row[count])
        elif level in LEVELS and row.get(count) == WITHHELD:
            facts.note(key, WITHHELD)
        if not matched:
            share_of(facts, key, row.get(share, ""), where)


def share_of(facts: Facts, key: Key, text: str, where: Where) -> None:
    span, whole = span_of(text, 1), where.handed_in.get((key.round, key.place), 0)
    if span is not None and key.of in LEVELS and whole:
        facts.put(key, (span[0] * whole / 100, span[1] * whole / 100))


def _wide(facts: Facts, row: Row, place: str, where: Where) -> None:
    """A column a level; in drawings of two rounds, the share of it in each."""
    drawn = _DRAWN.match(place)
    for level in LEVELS:
        if level.lower() in row and drawn is None:
            facts.note(Key("level", where.round, place, level), row[level.lower()])
        elif level.lower() in row and drawn is not None and drawn[3] is None:
            key = Key("level", where.pair[drawn[2] == "now"], drawn[1], level)
            share_of(facts, key, row[level.lower()], where)


def _scores(facts: Facts, row: Row, place: str, where: Where) -> None:
    named = row.get("before", row.get("from", "")), row.get("after", row.get("to", ""))
    rounds = named if (named[0], ALL) in where.handed_in else where.pair
    if "level" in row or "number" in row:
        return
    for head, what, at in (
        ("score", "score", row.get("round", where.round)),
        ("lowest", "lowest", where.round),
        ("highest", "highest", where.round),
        ("score_before", "score", rounds[0]),
        ("score_after", "score", rounds[1]),
        ("score before", "score", rounds[0]),
        ("score now", "score", rounds[1]),
        ("matched_before", "matched score", rounds[0]),
        ("matched_after", "matched score", rounds[1]),
        ("matched before", "matched score", rounds[0]),
        ("matched now", "matched score", rounds[1]),
    ):
        if head in row:
            facts.note(Key(what, at, place), row[head])
    held = row.get("held_down_by", row.get("held down by", ""))
    found = _BELOW.match(held)
    facts.note(Key("below", where.round, place), found[1] if found else held)


def _sections(facts: Facts, row: Row, place: str, where: Where) -> None:
    if "mean_percent" in row:
        facts.note(Key("section", where.round, place, row["section"]), row["mean_percent"])
    for section, title in SECTIONS.items():
        for head, text in row.items():
            if head.lower() in (title.lower(), f"{at_number(section)} {title.lower()}"):
                facts.note(Key("section", where.round, place, section), text.split("\n")[0])


def at_number(section: str) -> int:
    return [*SECTIONS].index(section) + 1


def exactly(number: int) -> tuple[Fraction, Fraction]:
    return Fraction(number), Fraction(number)


__all__ = ["ALL", "Table", "Where", "exactly", "read", "share_of", "table_in"]
