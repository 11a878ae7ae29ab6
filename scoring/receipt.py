"""A score with every line that made it. Every number is an exact decimal written as text.

Where a figure has no ending decimal (a third, say), its text is cut to 34 figures and the member of the same name
ending in `_exact` holds the fraction: `score` 33.33..., `score_exact` 100/3.
"""

from fractions import Fraction
from functools import lru_cache
from typing import Any

from msgspec import Struct

ENGINE = "1"
"""Goes up when the same scheme and answers could give another receipt."""


class Ref(Struct, frozen=True, kw_only=True, gc=False):
    """A frozen document: which one, which version, and the hash of its content."""

    key: str
    version: str
    hash: str


class Amount(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """Earned of possible. Both are None where nothing counted."""

    score: str | None
    maximum: str | None
    score_exact: str | None = None
    maximum_exact: str | None = None

    @property
    def earned(self) -> Fraction | None:
        return _fraction(self.score_exact or self.score)

    @property
    def possible(self) -> Fraction | None:
        return _fraction(self.maximum_exact or self.maximum)


class Line(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """What one counted question brought. contribution = points x weight, possible = maximum x weight; both None when
    left out."""

    question: str
    section: str
    input: Any
    """The answer as given; None where an absence says why."""
    rule: str
    """The rule in words, with the figures used."""
    points: str | None
    maximum: str | None
    weight: str
    absence: str | None
    policy: str | None
    """What the scheme does with that absence: leave_out, zero, worst, full."""
    contribution: str | None
    possible: str | None
    chain: str | None = None
    """Why a chained item does not count, in words."""
    gates: tuple[str, ...] = ()
    """Gates that failed on this question."""
    points_exact: str | None = None
    maximum_exact: str | None = None
    contribution_exact: str | None = None
    possible_exact: str | None = None


class Part(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """One member of a working: `question:KEY`, `section:KEY` or `measure:KEY` with its weight and what it brings."""

    of: str
    weight: str
    score: str | None
    maximum: str | None
    left_out: str | None = None
    score_exact: str | None = None
    maximum_exact: str | None = None


class Working(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """How one section or measure came about, step by step."""

    figure: str
    """`section:KEY`, `measure:KEY` or `total`."""
    rule: str
    parts: tuple[Part, ...]
    steps: tuple[str, ...]
    """Sentences in order: the sum or mean, scaling, rounding, adjustment, each with its result."""
    score: str | None
    maximum: str | None
    score_exact: str | None = None
    maximum_exact: str | None = None


class GateResult(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """What a gate found. `failed_on` names the questions or the figure."""

    key: str
    passed: bool
    cap: str
    sentence: str
    failed_on: tuple[str, ...] = ()


class Coverage(Struct, frozen=True, kw_only=True, gc=False):
    """Questions answered (not applicable counts as answered) of questions asked, texts to read left aside."""

    answered: str
    asked: str


class Receipt(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One organisation's score under one scheme."""

    receipt: str
    engine: str
    organisation: str
    name: str | None
    constituency: str | None
    organisation_weight: str | None
    questionnaire: Ref
    scheme: Ref
    answers_hash: str
    coverage: Coverage
    total: str | None
    total_exact: str | None
    maximum: str | None
    maximum_exact: str | None
    percent: str | None
    """The total's share of its maximum times 100, to 34 figures; None where there is no total."""
    rating: str | None
    rating_before_gates: str | None
    rating_reason: str
    """Why this rating, or why none, in one sentence."""
    measures: dict[str, Amount]
    sections: dict[str, Amount]
    gates: tuple[GateResult, ...]
    relative: dict[str, str | None]
    lowest: Amount
    """The lowest total that the answers still missing could make it."""
    highest: Amount
    worst_rating: str | None
    best_rating: str | None
    rounding: str | None
    lines: tuple[Line, ...]
    workings: tuple[Working, ...]


@lru_cache(maxsize=65_536)
def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
