"""The addresses of this journey, one page or verb a file."""

from typing import Any

ROUTES: tuple[Any, ...] = ()
