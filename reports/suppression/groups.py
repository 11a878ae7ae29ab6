"""Which groups of organisations may have figures at all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reports.suppression.spans import atoms_of, gives_away


@dataclass(frozen=True, slots=True)
class Group:
    """`members`: the organisations that its figures are of. Groups of a lower rank go before: what all organisations say
    together is worth more than what one constituency says."""

    key: str
    members: frozenset[str]
    rank: int = 0


def shown_groups(
    groups: Sequence[Group], threshold: int, *, public: Collection[str] = (), before: Sequence[str] = ()
) -> frozenset[str]:
    """Keys of those that may have figures. A group is shown if, with all that are shown already, it leaves nothing that hangs
    on fewer organisations than the threshold. The largest are asked first, so that the smallest are withheld.

    `public`: organisations that agreed to be named, which nobody needs to be protected from. `before`: groups whose figures
    are known already; they stay, and nothing is shown that would give somebody away beside them.
    """
    protected = [Group(one.key, one.members.difference(public), one.rank) for one in groups]
    atoms = atoms_of({one.key: one.members for one in protected})
    shown = frozenset(before)
    for one in sorted(protected, key=lambda one: (one.rank, -len(one.members), one.key)):
        # What was known before may lie below a threshold that is higher now; that cannot be taken back.
        if not one.members or (len(one.members) >= threshold and not gives_away(atoms, shown | {one.key}, threshold)):
            shown |= {one.key}
    return shown
