"""A table as organisations: id, name, constituency; perhaps weight, roles, parent and identifiers; every other column is a fact."""

from collections.abc import Collection, Mapping

import msgspec

from questionnaires.problems import InvalidAnswer
from readiness.organising.texts import a_weight, keys_in
from readiness.uploads.problems import FileProblem, UnfitFile
from readiness.uploads.table import Table

COLUMNS = ("id", "name", "constituency")
OPTIONAL = ("weight", "roles", "parent", "identifiers")
MOST = {"id": 100, "name": 200, "constituency": 100}
MOST_FACT = 1_000


class OrganisationRow(msgspec.Struct, frozen=True):
    """What a row says. Of columns that the file has not, it says nothing: see `OrganisationFile.columns`."""

    line: int
    reference: str
    name: str
    constituency: str
    weight: str | None = None
    roles: tuple[str, ...] = ()
    parent: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    facts: dict[str, str] = {}


class OrganisationFile(msgspec.Struct, frozen=True):
    columns: tuple[str, ...]
    rows: tuple[OrganisationRow, ...]


def organisations_from(
    table: Table, constituencies: Collection[str], parents: Mapping[str, str | None]
) -> OrganisationFile:
    """`constituencies` by name; `parents` are those of the organisations known so far, by reference. Raises UnfitFile."""
    problems: list[FileProblem] = []
    rows: dict[str, OrganisationRow] = {}
    for line, cells in table.rows:
        row = _Row(line, dict(zip(table.header, (cell.strip() for cell in cells), strict=True)), problems)
        read = row.read(constituencies)
        if read.reference in rows:
            row.wrong("id", f"{read.reference} stands twice, first in line {rows[read.reference].line}; keep one row.")
        elif read.reference:
            rows[read.reference] = read
    if not table.rows:
        problems.append(FileProblem(0, "", "The file lists no organisation; add a row for each."))
    if "parent" in table.header:
        _check_parents(rows, parents, problems)
    if problems:
        raise UnfitFile(sorted(problems, key=lambda one: one.line))
    return OrganisationFile(table.header, tuple(rows.values()))


class _Row:
    def __init__(self, line: int, cells: Mapping[str, str], problems: list[FileProblem]) -> None:
        self.line, self.cells, self.problems = line, cells, problems

    def wrong(self, column: str, sentence: str) -> None:
        self.problems.append(FileProblem(self.line, column, sentence))

    def read(self, constituencies: Collection[str]) -> OrganisationRow:
        for column, cell in self.cells.items():
            if cell.startswith("="):
                self.wrong(column, "The cell holds a formula; put the value itself there.")
            elif len(cell) > MOST.get(column, MOST_FACT):
                self.wrong(
                    column, f"The cell has {len(cell):,} characters; at most {MOST.get(column, MOST_FACT):,} fit."
                )
            elif any(ord(letter) < 32 and letter not in "\t\r\n" for letter in cell):
                self.wrong(column, "The cell holds characters that cannot be shown; type it again.")
        for column in COLUMNS:
            if not self.cells[column]:
                self.wrong(column, "The cell is blank; fill it in.")
        self._check_constituency(constituencies)
        return OrganisationRow(
            self.line, self.cells["id"], self.cells["name"], self.cells["constituency"], self._weight(),
            tuple(keys_in(self.cells.get("roles", ""))), self.cells.get("parent") or None, self._identifiers(),
            {name: cell for name, cell in self.cells.items() if name not in COLUMNS and name not in OPTIONAL},
        )  # fmt: skip

    def _check_constituency(self, known: Collection[str]) -> None:
        name = self.cells["constituency"]
        if not name or name in known:
            return
        near = [one for one in known if one.casefold() == " ".join(name.split()).casefold()]
        remedy = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known) or 'none yet'}."
        self.wrong("constituency", f"The programme has no constituency {name[:60]}; {remedy}")

    def _weight(self) -> str | None:
        if self.cells.get("weight", "").startswith("="):
            return None  # said already
        try:
            return a_weight(self.cells.get("weight", ""))
        except InvalidAnswer as error:
            self.wrong("weight", str(error))
            return None

    def _identifiers(self) -> tuple[tuple[str, str], ...]:
        found = []
        for part in keys_in(self.cells.get("identifiers", "")):
            scheme, colon, value = (piece.strip() for piece in part.partition(":"))
            if not (scheme and colon and value) or len(scheme) > 60 or len(value) > 100:
                self.wrong(
                    "identifiers",
                    f"{part[:60]} is not an identifier; write it like MPID:ABCD, several separated by semicolons.",
                )
            found.append((scheme, value))
        return tuple(dict.fromkeys(found))


def _check_parents(
    rows: Mapping[str, OrganisationRow], parents: Mapping[str, str | None], problems: list[FileProblem]
) -> None:
    merged = {**parents, **{reference: row.parent for reference, row in rows.items()}}
    for row in rows.values():
        if row.parent is None:
            continue
        if row.parent not in merged:
            problems.append(
                FileProblem(
                    row.line,
                    "parent",
                    f"No organisation has the id {row.parent[:60]}; add it to the file or mend the id.",
                )
            )
        elif is_own_ancestor(row.reference, merged):
            problems.append(
                FileProblem(
                    row.line,
                    "parent",
                    f"{row.reference} would be its own parent, by way of {row.parent}; mend one of them.",
                )
            )


def is_own_ancestor(reference: str, parents: Mapping[str, str | None]) -> bool:
    seen, at = set(), parents.get(reference)
    while at is not None and at not in seen:
        if at == reference:
            return True
        seen.add(at)
        at = parents.get(at)
    return False
