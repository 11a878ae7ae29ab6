"""What the figures of a pack cannot say: who is missing, who is not rated, what is not known, not comparable or withheld."""

from collections.abc import Iterable, Sequence

from reports.numbers import day, listed, organisations
from reports.packs.basis import Basis
from reports.packs.document import Block, Chapter, Sentences, Table
from reports.quality import Quality, quality_of
from reports.sheets import WITHHELD, Column, Withheld
from scoring.constituencies.values import Constituency
from scoring.receipt import Receipt

KEY = "quality"
_FACTS = (Column("what", "What is looked at"), Column("found", "What was found"))
_MISSING = (
    Column("constituency", "Name of the constituency"),
    Column("name", "Name of the organisation"),
    Column("lacks", "What is missing of it"),
)


def quality(basis: Basis, receipts: Sequence[Receipt], warnings: Sequence[str]) -> Chapter:
    """`warnings`: what comparing with earlier rounds says of their base, or what may not be told. How receipts are filled is told
    only where organisations are named: beside figures of many it would tell of a few."""
    found = quality_of(receipts) if basis.see_names else Quality((), ())
    facts = [*_own(basis), *found.facts]
    blocks: list[Block] = [Table(KEY, "What the figures stand on", _FACTS, ("What", "Found"), tuple(facts), basis.base)]
    said = (*found.warnings, *warnings)
    if said:
        blocks.append(Sentences(said, listed=True))
    if basis.see_names:
        blocks.append(_missing(basis))
    return Chapter(KEY, "Data quality", "What is missing from the figures, and what they cannot say.", tuple(blocks))


def withheld(chapters: Iterable[Chapter]) -> Block:
    """How many figures are not shown."""
    cells = [
        cell
        for chapter in chapters
        for block in chapter.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]
    number = sum(isinstance(cell, Withheld) for cell in cells)
    if not number:
        return Sentences(("No figure of this pack is withheld.",))
    return Sentences((f"{number:,} figures of this pack are withheld, because too few organisations stand behind them or because "
                      "they would give such a figure away. They say “withheld”, and never nought.",))  # fmt: skip


def _own(basis: Basis) -> list[tuple[str, str]]:
    every = basis.every
    names = [one.name for one in basis.parts if not one.is_all and one.rated.n == "0"]
    silent = listed(names, 6) or "none"
    facts = [
        ("As of", day(basis.as_of)),
        ("Handed in", basis.response),
        ("Not rated though handed in", _not_rated(every)),
        ("Constituencies without any answer", silent),
    ]
    if every.organisations is None:
        facts.append(("Not handed in", "not known: how many were asked is not known"))
    else:
        missing = int(every.organisations) - int(every.n)
        facts.append(
            ("Not handed in", f"{missing:,} of {organisations(int(every.organisations))}; none counts as nought")
        )
    return facts


def _not_rated(every: Constituency) -> str:
    if every.rated == WITHHELD:
        return WITHHELD
    return f"{int(every.n) - int(every.rated):,} of {organisations(int(every.n))}"


def _missing(basis: Basis) -> Table:
    rows = tuple(
        (one.name, name, lacks)
        for one in basis.parts
        if not one.is_all
        for names, lacks in ((one.rated.missing, "nothing handed in"), (one.rated.not_rated, "no rating"))
        for name in names
    )
    return Table(
        "missing", "Organisations that are missing or have no rating", _MISSING, ("Constituency", "Organisation", "Lacks"), rows,
        basis.base, data_only=True,
    )  # fmt: skip
