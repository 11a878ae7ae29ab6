"""What a comparison says. Organisations are named by their references only, and numbers are exact."""

from dataclasses import dataclass
from fractions import Fraction

from questionnaires.lineage.links import Verdict
from scoring.decomposition.values import Decomposition, NotDecomposed
from scoring.receipt import Ref

NOT_RATED = "not rated"
"""Handed in, without a rating."""
NO_RESPONSE = "no response"
NOT_ASKED = "not asked"
"""Not among the organisations of that round."""
ELSEWHERE = "in another constituency"


@dataclass(frozen=True, slots=True)
class LevelName:
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class RoundSeen:
    """`levels` worst first, none without a scale. `unit` of figures: percent or points."""

    key: str
    title: str
    as_of: str
    questionnaire: Ref
    scheme: Ref
    levels: tuple[LevelName, ...]
    unit: str
    population_known: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One constituency in one round: all respondents, or a matched cohort. `asked` is None where it is not known.

    `at` and `weight_at`: organisations and their weight by level, worst first; weights are None where none are given.
    `mean`: of the totals, each alike. `figure`: rolled up by the scheme's rule, exact; None under `worst` and where too few
    are rated. `rating`: what the scheme makes of that.
    """

    asked: int | None
    handed_in: int
    rated: int
    at: dict[str, int]
    weight_at: dict[str, Fraction] | None
    mean: Fraction | None
    figure: Fraction | None
    rating: str | None
    rule: str

    @property
    def n_of_N(self) -> str:
        return f"{self.handed_in} of {'unknown' if self.asked is None else self.asked}"


@dataclass(frozen=True, slots=True)
class Cell:
    """Organisations that went from one state to another; a state is a level's key or one of the four above."""

    before: str
    after: str
    organisations: tuple[str, ...]
    weight: Fraction | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Movement from state to state. `rows` and `columns`: levels worst first, then the other states there are."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[Cell, ...]
    """Those with an organisation."""

    def at(self, before: str, after: str) -> tuple[str, ...]:
        return next((one.organisations for one in self.cells if (one.before, one.after) == (before, after)), ())


@dataclass(frozen=True, slots=True)
class ByScore:
    """Organisations of the matched cohort by their exact totals; `reason` where they are not comparable."""

    up: tuple[str, ...]
    down: tuple[str, ...]
    same: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One constituency of a pair of rounds, or all organisations together (`constituency` is None).

    `matched`: rated in both rounds, here. `joined`: rated here only in the later; `left`: only in the earlier; of these,
    `moved_in` and `moved_out` changed constituency. `improved`, `worsened`, `unchanged` part the matched by level;
    `not_comparable` are all of them where the scales cannot be compared (see the pair's `scales`).
    """

    constituency: str | None
    before: Side
    after: Side
    matched_before: Side
    matched_after: Side
    matched: tuple[str, ...]
    joined: tuple[str, ...]
    left: tuple[str, ...]
    moved_in: tuple[str, ...]
    moved_out: tuple[str, ...]
    improved: tuple[str, ...]
    worsened: tuple[str, ...]
    unchanged: tuple[str, ...]
    not_comparable: tuple[str, ...]
    by_score: ByScore
    matrix: Matrix
    decomposition: Decomposition | NotDecomposed
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moves:
    """What became of the answers to one question, or to a split or merged group. `n` organisations answered it in both rounds,
    of `of` matched ones. better + worse + same = n, by what the points of the scheme say.

    `changed`: answers that are not the same as before; None for a group. `before`, `after`: means in per cent of the maximum.
    """

    n: int
    of: int
    better: int
    worse: int
    same: int
    changed: int | None
    before: Fraction | None
    after: Fraction | None


@dataclass(frozen=True, slots=True)
class QuestionMovement:
    """One link of the lineage. `number` and `text` as in the later version, or in the earlier for what is retired.

    `all` is None where there is no movement to state, and `reason` then says why; otherwise it is the link's reason.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    number: str
    text: str
    verdict: Verdict
    comparable: bool
    reason: str
    all: Moves | None
    by_constituency: dict[str, Moves]


@dataclass(frozen=True, slots=True)
class QuestionMovements:
    """`comparable` of the `asked` questions of the later round may be compared, and `comparable_before` of `asked_before`."""

    questions: tuple[QuestionMovement, ...]
    comparable: int
    asked: int
    comparable_before: int
    asked_before: int
    reason: str = ""
    """Why there are no questions, where nobody has stated how they relate."""


@dataclass(frozen=True, slots=True)
class Scales:
    """Whether levels may be compared, and why, or why not."""

    comparable: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A later round against an earlier one. `is_first_to_last`: the whole way, where there are more than two."""

    before: RoundSeen
    after: RoundSeen
    is_first_to_last: bool
    scales: Scales
    all: Part
    constituencies: tuple[Part, ...]
    questions: QuestionMovements

    @property
    def warnings(self) -> tuple[str, ...]:
        """What changed in the base, in sentences; those of a constituency stand with it."""
        return self.all.warnings

    @property
    def parts(self) -> tuple[Part, ...]:
        return (self.all, *self.constituencies)


@dataclass(frozen=True, slots=True)
class Across:
    """One constituency in every round: all respondents, and those rated in all rounds. None where it was not in a round."""

    constituency: str | None
    respondents: tuple[Side | None, ...]
    cohort: tuple[Side | None, ...]
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`rounds` in order of time; `pairs`: each against the one before, then the first against the last."""

    rounds: tuple[RoundSeen, ...]
    all: Across
    constituencies: tuple[Across, ...]
    pairs: tuple[Pair, ...]
