"""One page of a long list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    rows: tuple[T, ...]
    number: int
    """Of this page, from 1."""
    pages: int
    total: int
    """Of rows on all pages."""


def paged(every: Sequence[T], number: int, size: int) -> Paged[T]:
    number, pages = place_in(len(every), number, size)
    return Paged(tuple(every[(number - 1) * size : number * size]), number, pages, len(every))


def place_in(total: int, number: int, size: int) -> tuple[int, int]:
    """(page, pages): a page past the end is the last one."""
    pages = max(1, -(-total // size))
    return min(max(number, 1), pages), pages


def page_number(text: str | None) -> int:
    """From an address; whatever is no number is the first page."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 9 else 1
