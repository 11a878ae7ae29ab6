"""The smallest set of answers that would have lifted a rating: what it is, that nothing smaller would do, and the receipt.

`better` says which answers count as better, `directions` which way points count. `bundles` are questions with all that could
be said to them at what cost, `rows` and `figures` bound what so many changes could reach, `searching` finds and proves. Begin
with `lifting`.
"""

from scoring.uplift.lifting import Change, Lift, LiftSet, Uplift, uplift_of

__all__ = ["Change", "Lift", "LiftSet", "Uplift", "uplift_of"]
