"""The solver says nothing of its own, since what commands print is read by programs."""

from fractions import Fraction

from reports.suppression.shifting import Bounded, Printed, other_table


def test_nothing_is_printed_while_another_table_is_found(capfd):
    known = Bounded({0: Fraction(1), 1: Fraction(1)}, Fraction(5), Fraction(5))
    printed = [Printed(frozenset({0}), 2, 3), Printed(frozenset({1}), 3, 3)]
    assert other_table([5, 5], [known], printed, Bounded({0: Fraction(1)}, Fraction(3), None)) == (3, 2)
    assert tuple(capfd.readouterr()) == ("", "")
