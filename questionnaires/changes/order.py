"""What stayed in its place, so that inserting one thing does not move all that follow."""

from bisect import bisect_left
from collections.abc import Sequence


def out_of_place(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """Keys of both lists that must be moved to turn one order into the other: as few as possible.

    The others form the longest common subsequence, which for keys that stand once is the longest rising run of places.
    """
    places = {key: place for place, key in enumerate(old)}
    common = [key for key in new if key in places]
    tails: list[int] = []
    depth = []
    for key in common:
        at = bisect_left(tails, places[key])
        tails[at : at + 1] = [places[key]]
        depth.append(at)
    staying: set[str] = set()
    wanted = len(tails) - 1
    for key, reached in zip(reversed(common), reversed(depth), strict=True):
        if reached == wanted:
            staying.add(key)
            wanted -= 1
    return frozenset(common) - staying
