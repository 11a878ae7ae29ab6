from dataclasses import replace

import msgspec

from tests.reports.rounds import Asked, a_round, answers, four_constituencies


def parts_alone(made):
    return replace(made.rolled, table=made.table.where(lambda row: not row.is_all))


def test_all_together_stand_before_the_constituencies():
    rolled = four_constituencies().rolled
    assert rolled.has_all and [row.name for row in rolled.rows][:2] == ["All organisations", "Suppliers"]
    assert rolled.beside == rolled.rows[0].beside
    assert [row.name for row in rolled.parts] == ["Suppliers", "Networks", "Agents", "Software"]


def test_without_all_together_what_stands_beside_is_added_up():
    made = four_constituencies()
    rolled, every = parts_alone(made), made.rolled.beside
    assert not rolled.has_all and rolled.parts == rolled.rows
    assert (rolled.beside.answered, rolled.beside.capped) == (every.answered, every.capped)
    assert sum(rolled.beside.failed.values()) == sum(every.failed.values()) == 1


def test_what_is_withheld_of_one_is_withheld_of_the_sum():
    rolled = parts_alone(a_round([Asked("a", "X", answers(50, 50)), Asked("b", "Y", answers(50, 50, "no"))]))
    first, second = rolled.rows
    hidden = replace(second, beside=msgspec.structs.replace(second.beside, capped=None, failed={"sponsor": None}))
    told = replace(rolled, table=replace(rolled.table, rows=(first, hidden)))
    assert (told.beside.capped, told.beside.failed) == (None, {"sponsor": None})


def test_a_round_of_nobody_has_no_parts():
    rolled = a_round([]).rolled
    assert rolled.has_all and rolled.parts == ()
    assert not replace(rolled, table=rolled.table.where(lambda row: False)).has_all
