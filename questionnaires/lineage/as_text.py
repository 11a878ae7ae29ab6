"""A lineage as a table in text, for a terminal or a note."""

from collections.abc import Iterator, Mapping

from questionnaires.changes.layout import clean, one_line
from questionnaires.definition import Questionnaire
from questionnaires.lineage.links import Lineage, Link
from questionnaires.numbering import numbers_of
from questionnaires.texts import words

_HEADINGS = ("EARLIER", "LATER", "VERDICT", "COMPARABLE", "STATED BY")
_WIDEST = 60


def as_text(lineage: Lineage, old: Questionnaire, new: Questionnaire) -> str:
    """Coverage and counts first, then a row for each link with its reason underneath."""
    return "".join(f"{clean(line)}\n" for line in _lines(lineage, old, new))


def _lines(lineage: Lineage, old: Questionnaire, new: Questionnaire) -> Iterator[str]:
    yield f"{one_line(words(new.title, new.language))}: {old.version} -> {new.version}"
    yield f"{lineage.coverage}"
    yield ", ".join(f"{count} {verdict}" for verdict, count in lineage.counts.items())
    yield ""
    numbers = numbers_of(old), numbers_of(new)
    rows = [_row(link, *numbers) for link in lineage.links]
    widths = [min(max(map(len, column)), _WIDEST) for column in zip(_HEADINGS, *rows, strict=True)]
    yield _aligned(_HEADINGS, widths)
    for link, row in zip(lineage.links, rows, strict=True):
        yield _aligned(row, widths)
        yield f"    {one_line(words(link.reason, new.language))}"


def _row(link: Link, old_numbers: Mapping[str, str], new_numbers: Mapping[str, str]) -> tuple[str, str, str, str, str]:
    return (
        _named(link.old, old_numbers),
        _named(link.new, new_numbers),
        link.verdict,
        "yes" if link.comparable else "no",
        "author" if link.declared else "proposal",
    )


def _named(keys: tuple[str, ...], numbers: Mapping[str, str]) -> str:
    return ", ".join(f"{numbers[key]} {key}" for key in keys) or "-"


def _aligned(cells: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
