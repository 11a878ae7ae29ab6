"""Everything that could not be carried over. The same matter of several elements makes one note."""

from collections.abc import Iterable, Mapping
from typing import Any


class Notes:
    def __init__(self) -> None:
        self._elements: dict[tuple[str, str], dict[str, None]] = {}

    def add(self, element: str, matter: str, consequence: str = "") -> None:
        """`matter` names the property in backquotes; `consequence` says what happens instead."""
        self._elements.setdefault((matter, consequence), {})[element] = None

    def add_others(self, element: str, said: Mapping[str, Any], known: Iterable[str], within: str = "") -> None:
        """Every property that nothing here has read."""
        for name in said:
            if name not in known:
                self.add(element, f"`{within}{name}`")

    def copy(self) -> "Notes":
        """These notes, to which others may be added without changing them."""
        copied = Notes()
        copied._elements = {matter: dict(elements) for matter, elements in self._elements.items()}
        return copied

    def sentences(self) -> tuple[str, ...]:
        return tuple(
            f"{matter} of {', '.join(elements)}" + (f": {consequence}" if consequence else "")
            for (matter, consequence), elements in self._elements.items()
        )
