"""What a file of organisations would change: pure, so that the preview and the applying of it are one computation."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from readiness.organising.reading.organisations import OrganisationFile, OrganisationRow
from readiness.organising.texts import plain


class Known(msgspec.Struct, frozen=True):
    """An organisation as it stands on the day from which the file counts."""

    id: str
    reference: str
    name: str
    constituency: str | None
    weight: str | None
    roles: tuple[str, ...]
    parent: str | None
    identifiers: tuple[tuple[str, str], ...]
    facts: dict[str, str]
    left_on: date | None = None
    moves_on: date | None = None
    """The day after the file's on which it changes its constituency anyway."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    row: OrganisationRow
    known: Known
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """Of one constituency, or of all. `of_file` counts the file's rows only; before and after count those that it lacks too."""

    title: str
    of_file: int
    count_before: int
    count_after: int
    weight_of_file: str
    weight_before: str
    weight_after: str


@dataclass(frozen=True, slots=True)
class Differences:
    new: tuple[OrganisationRow, ...]
    changed: tuple[Changed, ...]
    unchanged: tuple[OrganisationRow, ...]
    missing: tuple[Known, ...]
    """Known, but not in the file: they stay as they are."""
    totals: tuple[Total, ...]
    total: Total


def differences(file: OrganisationFile, known: Mapping[str, Known], constituencies: Sequence[str] = ()) -> Differences:
    """`known` by reference, in the order of the list; `constituencies` in the order in which totals are shown."""
    new, changed, unchanged = [], [], []
    for row in file.rows:
        before = known.get(row.reference)
        if before is None:
            new.append(row)
            continue
        fields = tuple(_field_changes(file, row, before))
        if fields:
            changed.append(Changed(row, before, fields))
        else:
            unchanged.append(row)
    in_file = {row.reference for row in file.rows}
    missing = tuple(one for reference, one in known.items() if reference not in in_file)
    totals, total = _totals(file, known, constituencies)
    return Differences(tuple(new), tuple(changed), tuple(unchanged), missing, totals, total)


def fingerprint(known: Mapping[str, Known]) -> str:
    """Of everything that a file may change, to see whether it is still as it was shown."""
    return hashlib.sha256(msgspec.json.encode([known[one] for one in sorted(known)])).hexdigest()


def weight_after(file: OrganisationFile, row: OrganisationRow, before: Known | None) -> str | None:
    return row.weight if "weight" in file.columns or before is None else before.weight


def facts_after(row: OrganisationRow, before: Known | None) -> dict[str, str]:
    """Facts that the file has no column for stay."""
    return {**(before.facts if before else {}), **row.facts}


def summed(weights: Iterable[str | None]) -> str:
    return plain(sum((Decimal(one) for one in weights if one is not None), Decimal(0)))


def written(identifiers: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{scheme}:{value}" for scheme, value in identifiers)


def _field_changes(file: OrganisationFile, row: OrganisationRow, before: Known) -> Iterable[FieldChange]:
    pairs = [("name", before.name, row.name), ("constituency", before.constituency or "", row.constituency)]
    if "weight" in file.columns:
        pairs.append(("weight", before.weight or "", row.weight or ""))
    if "roles" in file.columns:
        pairs.append(("roles", "; ".join(before.roles), "; ".join(row.roles)))
    if "parent" in file.columns:
        pairs.append(("parent", before.parent or "", row.parent or ""))
    if "identifiers" in file.columns:
        pairs.append(("identifiers", written(sorted(before.identifiers)), written(sorted(row.identifiers))))
    yield from (FieldChange(*pair) for pair in pairs if pair[1] != pair[2])
    for name, value in row.facts.items():
        if name not in before.facts or before.facts[name] != value:
            yield FieldChange(name, before.facts.get(name, "(no such fact)"), value)


def _totals(
    file: OrganisationFile, known: Mapping[str, Known], order: Sequence[str]
) -> tuple[tuple[Total, ...], Total]:
    after: dict[str, tuple[str | None, str | None]] = {
        one.reference: (one.constituency, one.weight) for one in known.values()
    }
    read = {row.reference: (row.constituency, weight_after(file, row, known.get(row.reference))) for row in file.rows}
    after.update(read)
    before = [(one.constituency, one.weight) for one in known.values()]
    places = {name: place for place, name in enumerate(order)}
    names = sorted(
        {name or "" for name, _ in [*before, *after.values()]}, key=lambda name: (places.get(name, len(places)), name)
    )

    def total(title: str, name: str | None) -> Total:
        of = [
            [weight for constituency, weight in group if name is None or (constituency or "") == name]
            for group in (read.values(), before, after.values())
        ]
        return Total(title, len(of[0]), len(of[1]), len(of[2]), summed(of[0]), summed(of[1]), summed(of[2]))

    return tuple(total(name or "No constituency", name) for name in names), total("All", None)
