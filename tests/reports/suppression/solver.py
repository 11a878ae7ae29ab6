"""The attacker with a solver, for more unknown numbers than can be tried one by one. Another table is believed once
it adds up; something is found out only where it is shown that there is none, which is given up after so many steps."""

from fractions import Fraction

import highspy

from reports.suppression.quiet import Quiet
from tests.reports.suppression.attacker import Attacker


class Solver(Attacker):
    def _fits(self, sums: list[tuple[dict[str, Fraction], Fraction, Fraction]]) -> bool:
        solver, places = Quiet(), {one: at for at, one in enumerate(self.most)}
        for one, top in self.most.items():
            solver.addVar(0, top)
            solver.changeColIntegrality(places[one], highspy.HighsVarType.kInteger)
        for terms, low, high in sums:
            row = [places[one] for one in terms], [float(factor) for factor in terms.values()]
            solver.addRow(float(low), float(high), len(terms), *row)
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("mip_max_nodes", 200)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return bool(solver.getModelStatus() == highspy.HighsModelStatus.kSolutionLimit)
        found = [round(value) for value in list(solver.getSolution().col_value)]
        assert all(0 <= found[places[one]] <= top for one, top in self.most.items())
        values = [sum(factor * found[places[one]] for one, factor in terms.items()) for terms, _, _ in sums]
        return all(low <= value <= high for value, (_, low, high) in zip(values, sums, strict=True))
