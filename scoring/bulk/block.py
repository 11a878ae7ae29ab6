"""The rows in hand: few enough to stay in the processor's cache while all is worked out for them."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")


class Block:
    """Codes turned on their side, a line a question, so that each question's codes lie together."""

    def __init__(self, codes: NDArray[np.uint8] | NDArray[np.uint16], holds: NDArray[np.bool_]) -> None:
        self.codes = np.ascontiguousarray(codes.T)
        self.holds = np.ascontiguousarray(holds.T)
        self._known: dict[int, object] = {}

    def kept(self, owner: object, work: "Callable[[Block], T]") -> T:
        """What `work` gives, remembered for `owner`, who outlives the block."""
        if id(owner) not in self._known:
            self._known[id(owner)] = work(self)
        return self._known[id(owner)]  # type: ignore[return-value]
