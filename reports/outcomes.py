"""How one constituency came out, in words: its rating or why it has none, its score, and what could still change."""

from dataclasses import dataclass
from fractions import Fraction

from reports.levels import ShownLevel
from reports.numbers import percent, readable
from reports.sheets import WITHHELD
from scoring.constituencies.values import Constituency, SectionDriver
from scoring.scheme import Scheme
from scoring.scheme.rollups import Rollup, Rollups

NO_ANSWERS = "No answers yet"
NOT_ENOUGH = "Not enough answers"
NOT_RATED = "Not rated"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`level` is None where there is no rating; `words` then says which of the reasons it is. `score` may be empty."""

    words: str
    level: ShownLevel | None
    score: str
    still: str
    is_settled: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Outcomes:
    """A scheme with its levels made ready to be shown, worst first."""

    scheme: Scheme
    levels: tuple[ShownLevel, ...]

    def of(self, one: Constituency, *, is_all: bool = False) -> Outcome:
        """`is_all`: all organisations together, which a constituency may share its name with."""
        rule = self.rule_of(one, is_all=is_all)
        return Outcome(
            words=self._words(one, rule),
            level=self.level(one.rating),
            score=self.figure(one.score, rule) if one.score is not None else "",
            still=self._still(one),
            is_settled=one.rating not in (None, WITHHELD) and one.bounds.worst_rating == one.bounds.best_rating,
            reason=f"No organisation has answered yet: {one.n_of_N}." if one.n == "0" else one.reason,
        )

    def rule_of(self, one: Constituency, *, is_all: bool = False) -> Rollup:
        common = self.scheme.constituencies or Rollups()
        return common if is_all else common.by_constituency.get(one.constituency, common)

    def level(self, key: str | None) -> ShownLevel | None:
        return next((level for level in self.levels if level.key == key), None)

    def lowest_sections(self, one: Constituency) -> tuple[SectionDriver, ...]:
        """Where least is earned; none where little is good, for then they hold nobody down."""
        little_is_good = self.scheme.scale is not None and self.scheme.scale.best == "first"
        return () if little_is_good else one.section_drivers

    def figure(self, number: str, rule: Rollup | None = None) -> str:
        """A total, or with the rule a rolled-up figure, with its unit."""
        if number == WITHHELD:
            return WITHHELD
        if rule is not None and rule.rule == "share":
            return f"{percent(number)} of {'the weight' if rule.weights == 'weighted' else 'organisations'}"
        on_points = self.scheme.scale is None or self.scheme.scale.on == "points"
        return f"{readable(number)} points" if on_points else percent(number)

    def _words(self, one: Constituency, rule: Rollup) -> str:
        level = self.level(one.rating)
        if level is not None:
            return level.title
        if one.n == "0":
            return NO_ANSWERS
        if self.scheme.scale is None:
            return NOT_RATED
        if one.rating == WITHHELD:
            return WITHHELD
        needed = Fraction(rule.minimum_coverage) * int(one.organisations or 0)
        return NOT_ENOUGH if one.rated == "0" or int(one.rated) * 100 < needed else NOT_RATED

    def _still(self, one: Constituency) -> str:
        if one.bounds.worst_rating == WITHHELD:
            return WITHHELD
        worst, best = self.level(one.bounds.worst_rating), self.level(one.bounds.best_rating)
        if worst is None or best is None:
            return "cannot be stated"
        if worst != best:
            return f"From {worst.title} to {best.title}"
        return f"Settled at {worst.title}" if one.rating is not None else f"{worst.title}, once enough answers are in"
