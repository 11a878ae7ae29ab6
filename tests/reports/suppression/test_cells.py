"""Which counts are withheld within groups that are shown."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from hypothesis import find, given, settings
from hypothesis import strategies as st

from reports.suppression import Cell, Counts, Group, Known, Pattern, shown_groups, withheld_cells
from tests.reports.suppression.attacker import Attacker

LEVELS = ("behind", "nearly", "ready")
Rows = Mapping[str, Sequence[int]]


def counts(rows: Rows, known: Sequence[Known] = (), shown: frozenset[str] | None = None) -> Counts:
    at = {
        f"{name}-{level}-{number}": level
        for name, row in rows.items()
        for level, count in zip(LEVELS, row, strict=True)
        for number in range(count)
    }
    groups = {name: frozenset(one for one in at if one.startswith(f"{name}-")) for name in rows}
    groups["all"] = frozenset(at)
    if shown is None:
        order = [Group(key, members, key != "all") for key, members in groups.items()]
        shown = shown_groups(order, 5)
    kept = {key: members for key, members in groups.items() if key in shown and members}
    cells = tuple(
        Cell(key, level, frozenset({level}), harmless_whole=level == "ready") for key in kept for level in LEVELS
    )
    return Counts(LEVELS, kept, at, cells, tuple(known))


def attacker(given: Counts, pattern: Pattern, rows: Rows) -> Attacker:
    """Has every count that is printed, every total, and what is known besides."""
    most = {f"{name}/{level}": sum(row) for name, row in rows.items() for level in LEVELS}
    sums = [
        ({f"{name}/{level}": Fraction(1) for level in LEVELS}, Fraction(sum(row)), Fraction(sum(row)))
        for name, row in rows.items()
    ]
    for cell in given.cells:
        if cell.group not in pattern.groups and cell.place not in pattern.cells:
            value = Fraction(true(rows, cell))
            sums.append(({one: Fraction(1) for one in unknown(rows, cell)}, value, value))
    for one in given.known:
        if one.group not in pattern.known | pattern.groups:
            names = rows if one.group == "all" else [one.group]
            terms = {f"{name}/{level}": factor for name in names for level, factor in one.factors.items()}
            sums.append((terms, Fraction(one.lowest or 0), Fraction(10_000 if one.highest is None else one.highest)))
    return Attacker(most, sums)


def unknown(rows: Rows, cell: Cell) -> list[str]:
    return [f"{name}/{cell.name}" for name in (rows if cell.group == "all" else [cell.group])]


def true(rows: Rows, cell: Cell) -> int:
    return sum(rows[one.split("/")[0]][LEVELS.index(cell.name)] for one in unknown(rows, cell))


def recovered(rows: Rows, *, complementary: bool = True, known: Sequence[Known] = ()) -> list[tuple[str, str]]:
    """Counts that are withheld and that the attacker has all the same."""
    given = counts(rows, known)
    pattern = withheld_cells(given, 3, complementary=complementary)
    enemy = attacker(given, pattern, rows)
    return [
        cell.place
        for cell in given.cells
        if cell.group in pattern.groups or cell.place in pattern.cells
        if not enemy.can_be_other_than(unknown(rows, cell), true(rows, cell))
        if sum(sum(rows[one]) for one in (rows if cell.group == "all" else [cell.group]))
    ]


def test_a_small_count_is_withheld_with_what_would_give_it_away_in_its_row_and_its_column() -> None:
    found = withheld_cells(counts({"a": (1, 5, 4), "b": (6, 7, 8)}), 3)
    assert ("a", "behind") in found.cells
    in_a = {name for group, name in found.cells if group == "a"}
    column = {group for group, name in found.cells if name == "behind"}
    assert len(in_a) >= 2
    assert len(column) >= 2
    assert not found.groups


def test_nothing_is_withheld_where_nothing_is_small() -> None:
    assert withheld_cells(counts({"a": (3, 5, 4), "b": (6, 0, 8)}), 3).cells == frozenset()


def test_everybody_at_one_level_is_withheld_and_everybody_at_the_best_is_told() -> None:
    assert ("a", "behind") in withheld_cells(counts({"a": (6, 0, 0), "b": (4, 4, 4)}), 3).cells
    assert withheld_cells(counts({"a": (0, 0, 6), "b": (4, 4, 4)}), 3).cells == frozenset()


def test_what_is_left_of_all_without_those_shown_is_protected_like_a_row() -> None:
    rows = {"a": (3, 5, 4), "few": (2, 0, 0), "two": (3, 0, 0)}
    given = counts(rows)
    assert set(given.groups) == {"all", "a"}
    assert any(place[1] == "behind" for place in withheld_cells(given, 3).cells)
    assert recovered(rows) == []


def test_a_group_goes_where_nothing_can_hide_its_counts() -> None:
    only = {"behind": Fraction(1)}
    fixed = Known("a", only, Fraction(1), Fraction(1))
    given = counts({"a": (1, 5, 4), "b": (6, 7, 8)}, [fixed])
    assert withheld_cells(given, 3).known == {"a"}
    cells = tuple(
        Cell(one.group, one.name, one.among, fixed=one.group == "a" and one.name != "behind") for one in given.cells
    )
    stuck = Counts(given.categories, given.groups, given.at, cells)
    assert withheld_cells(stuck, 3).groups == {"a"}


def test_a_difference_that_nothing_can_hide_takes_the_smallest_group_that_makes_it() -> None:
    at = {f"o{number}": "behind" if number == 0 else "nearly" if number < 6 else "ready" for number in range(12)}
    groups = {"all": frozenset(at), "matched": frozenset(f"o{number}" for number in range(6, 12))}
    cells = tuple(
        Cell(key, level, frozenset({level}), harmless_whole=True, fixed=True) for key in groups for level in LEVELS
    )
    whole = Counts(LEVELS, groups, at, cells, less=(("all", "matched"),))
    assert withheld_cells(whole, 3).groups == {"matched"}


def test_what_is_printed_already_stays_printed_and_others_hide_a_count() -> None:
    given = counts({"a": (1, 5, 4), "b": (6, 7, 8)})
    cells = tuple(Cell(one.group, one.name, one.among, fixed=one.group == "all") for one in given.cells)
    same = Counts(given.categories, given.groups, given.at, cells, less=(("a", "a"), ("all", "a")))
    found = withheld_cells(same, 3)
    assert {group for group, _ in found.cells} == {"a", "b"}
    assert not found.groups


def test_what_was_withheld_before_stays_withheld() -> None:
    given = counts({"a": (3, 5, 4), "b": (6, 7, 8)})
    cells = tuple(Cell(one.group, one.name, one.among, withheld=one.place == ("a", "nearly")) for one in given.cells)
    assert ("a", "nearly") in withheld_cells(Counts(given.categories, given.groups, given.at, cells), 3).cells


ROWS = st.lists(st.tuples(*[st.integers(0, 7)] * len(LEVELS)), min_size=1, max_size=4).map(
    lambda rows: {f"c{at}": row for at, row in enumerate(rows)}
)


@given(rows=ROWS)
@settings(max_examples=40, deadline=None)
def test_no_attacker_recovers_a_withheld_count(rows: dict[str, tuple[int, ...]]) -> None:
    assert recovered(rows) == []


@given(rows=ROWS, level=st.sampled_from(LEVELS))
@settings(max_examples=25, deadline=None)
def test_no_attacker_recovers_a_withheld_count_with_a_rolled_up_figure_beside_it(
    rows: dict[str, tuple[int, ...]], level: str
) -> None:
    reached = {one: Fraction(1) for one in LEVELS[LEVELS.index(level) :]}
    known = [
        Known(name, reached, Fraction(sum(row[LEVELS.index(level) :])), Fraction(sum(row[LEVELS.index(level) :])))
        for name, row in rows.items()
    ]
    assert recovered(rows, known=known) == []


@given(rows=ROWS)
@settings(max_examples=25, deadline=None)
def test_every_withheld_count_has_its_proof(rows: dict[str, tuple[int, ...]]) -> None:
    found = withheld_cells(counts(rows), 3)
    assert set(found.proofs) == set(found.cells)


def test_without_complementary_suppression_the_attacker_recovers_counts() -> None:
    assert recovered({"a": (1, 5, 4), "b": (6, 7, 8)}, complementary=False) == [("a", "behind")]
    assert recovered({"a": (1, 5, 4), "b": (6, 7, 8)}) == []


def test_without_complementary_suppression_such_programmes_are_found_at_once() -> None:
    def is_broken(rows: dict[str, tuple[int, ...]]) -> bool:
        return recovered(rows, complementary=False) != []

    assert find(ROWS, is_broken, settings=settings(max_examples=400, deadline=None, database=None))
