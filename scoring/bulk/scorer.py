"""A compiled scheme over a million rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.bulk.block import Block
from scoring.bulk.checks import Checks
from scoring.bulk.coding import Codes, Column, columns_of, conditions_of
from scoring.bulk.exact import Exact, Form, Rows
from scoring.bulk.lookups import Lookups
from scoring.bulk.outcome import Outcome
from scoring.bulk.programme import programme_of, weights_of
from scoring.compiling import Compiled

ROWS = 8_192
NO_LEVEL = -1


@dataclass(frozen=True, slots=True)
class Scores:
    """What the engine would have put into each row's receipt, to the last digit."""

    total: Exact
    maximum: Exact
    rating: NDArray[np.int8]
    """The place of the level in the scheme's scale, after gates; NO_LEVEL where there is none."""
    rating_before_gates: NDArray[np.int8]
    figures: Mapping[str, tuple[Exact, Exact]]
    """Score and maximum of the figures asked for, as reported."""


class BulkScorer:
    """Scores rows of codes. Raises NotVectorisable, naming the figure, where a scheme cannot be exact in this way.

    `columns` come from `encode`, or from `columns_of` where every answer is one option. `constituencies` are those that
    rows may belong to; `figures` names sections and measures wanted beside the total, as `section:KEY`.
    """

    def __init__(
        self,
        compiled: Compiled,
        constituencies: Sequence[str | None] = (None,),
        columns: Sequence[Column] | None = None,
        figures: Sequence[str] = (),
    ) -> None:
        self.columns = tuple(columns) if columns is not None else columns_of(compiled)
        self.conditions = conditions_of(compiled)
        self.figures = tuple(figures)
        self._total = compiled.total
        self._checks = Checks(self.columns)
        lookups = Lookups(self.columns)
        weights = [weights_of(compiled, one) for one in constituencies]
        distinct = list(dict.fromkeys(weights))
        self._programme_of = np.array([distinct.index(one) for one in weights])
        self._programmes = [
            programme_of(compiled, lookups, constituencies[weights.index(one)], [*figures, compiled.total])
            for one in distinct
        ]
        self._forms = {
            name: _forms([one.figures[name] for one in self._programmes]) for name in (*figures, compiled.total)
        }

    def scores(
        self, codes: Codes, constituency: NDArray[np.integer] | None = None, holds: NDArray[np.bool_] | None = None
    ) -> Scores:
        """`codes` has a row each and a column for each of `columns`; `constituency` the place of each row's among the
        constituencies; `holds` whether each of `conditions` holds. Raises ValueError where they do not fit."""
        holds = np.zeros((len(codes), 0), np.bool_) if holds is None else holds
        self._refuse_misfits(codes, constituency, holds)
        exact = {
            name: (score.empty(len(codes)), possible.empty(len(codes)))
            for name, (score, possible) in self._forms.items()
        }
        ratings = [np.full(len(codes), NO_LEVEL, np.int8) for _ in range(2)]
        for which, rows in self._parts(len(codes), constituency):
            block = Block(codes[rows], holds[rows])
            self._checks.refuse_unknown(block)
            for name, forms in self._forms.items():
                for form, figure in zip(forms, exact[name], strict=True):
                    form.fill(figure, which, block, rows)
            found = self._programmes[which].rating
            for rating, level in zip(ratings, (found.level, found.before_gates), strict=True):
                rating[rows] = np.where(found.is_rated.at(block), level.at(block), NO_LEVEL)
        total, maximum = exact[self._total]
        return Scores(total, maximum, ratings[0], ratings[1], {name: exact[name] for name in self.figures})

    def _parts(self, count: int, constituency: NDArray[np.integer] | None) -> Iterator[tuple[int, Rows]]:
        """The rows in turn, few at a time, each part with the programme that is theirs."""
        for start in range(0, count, ROWS):
            rows = slice(start, min(start + ROWS, count))
            if constituency is None or len(self._programmes) == 1:
                yield int(self._programme_of[0]), rows
                continue
            whose = self._programme_of[constituency[rows]]
            for which in np.unique(whose):
                yield int(which), start + np.flatnonzero(whose == which)

    def _refuse_misfits(self, codes: Codes, constituency: NDArray[np.integer] | None, holds: NDArray[np.bool_]) -> None:
        if codes.dtype.kind != "u" or codes.ndim != 2 or codes.shape[1] != len(self.columns):
            raise ValueError(f"Codes are unsigned whole numbers, a row each with {len(self.columns)} columns.")
        if holds.shape != (len(codes), len(self.conditions)):
            raise ValueError(f"`holds` needs a column for each of the {len(self.conditions)} conditions.")
        if constituency is None:
            if len(self._programme_of) > 1:
                raise ValueError("Weights may differ by constituency; say which each row belongs to.")
        elif len(constituency) != len(codes) or (
            len(codes) and not 0 <= constituency.min() <= constituency.max() < len(self._programme_of)
        ):
            raise ValueError("`constituency` needs the place of each row's constituency.")


def _forms(outcomes: Sequence[Outcome]) -> tuple[Form, Form]:
    presents = [one.present for one in outcomes]
    return Form([one.score for one in outcomes], presents), Form([one.possible for one in outcomes], presents)
