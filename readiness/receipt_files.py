"""Receipts in: JSON lines as `readiness score` writes them, one an organisation."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from readiness.files import check_readable, refused
from readiness.tables_in import lines_of
from scoring.receipt import Receipt

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+|/0*[1-9][0-9]*)?")


def read_receipts(path: Path) -> list[Receipt]:
    """The receipts in the file's order. Raises Refused where a line is none, or an organisation has two."""
    check_readable(path)
    decoder = msgspec.json.Decoder(Receipt)
    first_line: dict[str, int] = {}
    receipts: list[Receipt] = []
    for number, line in enumerate(lines_of(path), start=1):
        if not line.strip():
            continue
        try:
            receipt = decoder.decode(line)
        except msgspec.DecodeError as error:
            raise refused(
                path, f"This line is not a receipt: {error}. Give a file that `readiness score` wrote.", number
            ) from None
        wrong = next(
            ((name, text) for name, text in _figures_of(receipt) if text and not _NUMBER.fullmatch(text)), None
        )
        if wrong:
            sentence = f"`{wrong[0]}` is {wrong[1][:40]!r}, which is no figure; restore what `readiness score` wrote."
            raise refused(path, sentence, number, receipt.organisation)
        before = first_line.setdefault(receipt.organisation, number)
        if before != number:
            sentence = f"There are two receipts of this organisation (first in line {before}); keep one."
            raise refused(path, sentence, number, receipt.organisation)
        receipts.append(receipt)
    if not receipts:
        raise refused(path, "The file holds no receipts; give one that `readiness score` wrote.")
    return receipts


def _figures_of(receipt: Receipt) -> Iterator[tuple[str, str | None]]:
    """What later rounds reckon with, by name."""
    yield from (("total", receipt.total), ("total", receipt.total_exact))
    for kind, amounts in (("measure", receipt.measures), ("section", receipt.sections)):
        for key, amount in amounts.items():
            yield from ((f"{kind} {key}", amount.score), (f"{kind} {key}", amount.score_exact))
    for line in receipt.lines:
        yield from ((line.question, line.points), (line.question, line.points_exact))
    yield from receipt.relative.items()
