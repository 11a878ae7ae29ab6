"""The attacker with a solver, where there is too much to try everything. What it says can be is believed only after exact sums; what
it says cannot be is a find, and so at worst a false alarm."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm

import highspy

from reports.suppression.quiet import Quiet

Sum = tuple[Mapping[str, Fraction], Fraction, Fraction]


@dataclass
class Solver:
    """Unknown whole numbers from nought to `most`, and sums over them that lie between two ends."""

    most: dict[str, int]
    sums: list[Sum]

    def can_be_other(self, terms: Mapping[str, Fraction], value: int) -> bool:
        """Whether the sum could be less or more than it is."""
        top = sum((factor * self.most[one] for one, factor in terms.items()), Fraction(0))
        return any(
            self.fits((terms, Fraction(low), Fraction(high)))
            for low, high in ((value + 1, top), (0, value - 1))
            if low <= high
        )

    def fits(self, *more: Sum) -> bool:
        names = {name: at for at, name in enumerate(self.most)}
        solver = Quiet()
        solver.setOptionValue("threads", 1)
        for top in self.most.values():
            solver.addVar(0, top)
        for at in range(len(names)):
            solver.changeColIntegrality(at, highspy.HighsVarType.kInteger)
        rows = [*self.sums, *more]
        for terms, low, high in rows:
            whole = lcm(1, *(factor.denominator for factor in terms.values()))
            places = [names[one] for one in terms]
            factors = [float(factor * whole) for factor in terms.values()]
            solver.addRow(float(ceil(low * whole)), float(floor(high * whole)), len(places), places, factors)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            assert solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible, solver.getModelStatus()
            return False
        found = [round(value) for value in list(solver.getSolution().col_value)]
        return all(
            low <= sum((factor * found[names[one]] for one, factor in terms.items()), Fraction(0)) <= high
            for terms, low, high in rows
        )
