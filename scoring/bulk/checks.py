"""Codes that stand for nothing are refused: they would be looked up in the wrong place."""

from collections.abc import Sequence

import numpy as np

from scoring.bulk.block import Block
from scoring.bulk.coding import NOT_APPLICABLE, NOT_ASKED, Column


class Checks:
    """What each column's codes may be."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self._last = np.array([len(column.states) - 1 for column in columns])
        self._always_asked = np.array([not column.may_be_not_asked for column in columns])
        self._always_applies = np.array([not column.may_be_not_applicable for column in columns])

    def refuse_unknown(self, block: Block) -> None:
        """Raises ValueError naming a question."""
        unknown = block.codes.max(axis=1) > self._last
        unknown |= self._always_asked & (block.codes == NOT_ASKED).any(axis=1)
        unknown |= self._always_applies & (block.codes == NOT_APPLICABLE).any(axis=1)
        if unknown.any():
            key = self.columns[int(unknown.argmax())].key
            raise ValueError(f"question {key}: a code stands for nothing that could be said to it; see its column.")
