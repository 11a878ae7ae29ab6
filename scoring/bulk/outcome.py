"""What a member or a figure comes to, row by row: earned of possible, where it is present."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.bulk.ratio import Ends, Ratio, chosen, fixed_ratio, ratio
from scoring.bulk.truth import Truth, pick
from scoring.bulk.whole import constant
from scoring.calculating import Earned

NOUGHT = fixed_ratio(Fraction(0))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure of every row. Where `share` is known, the score lies between its two ends times what is possible."""

    score: Ratio
    possible: Ratio
    present: Truth
    share: Ends | None

    def kept(self) -> "Outcome":
        """The same, worked out once a block however often it is used."""
        return Outcome(self.score.kept(), self.possible.kept(), self.present.kept(), self.share)


def where_present(number: Ratio, present: Truth) -> Ratio:
    """The number, and nought where it is not present."""
    if present.always:
        return number
    ends = (min(number.ends[0], Fraction(0)), max(number.ends[1], Fraction(0)))
    return ratio(pick(present, number.top, constant(0)), number.fixed, number.varying, ends)


def either(truth: Truth, one: Outcome, other: Outcome) -> Outcome:
    """The one where it holds, otherwise the other."""
    if truth.always is not None:
        return one if truth.always else other
    present = (truth & one.present) | (~truth & other.present)
    return Outcome(
        chosen(truth, one.score, other.score),
        chosen(truth, one.possible, other.possible),
        present,
        widest([one.share, other.share]),
    )


def share_of(earned: Sequence[Earned]) -> Ends | None:
    """Between which shares all of these lie; None where a figure has no share that bounds it."""
    shares: list[Ends | None] = []
    for one in earned:
        if one.possible > 0:
            shares.append((one.score / one.possible, one.score / one.possible))
        elif one.possible < 0 or one.score != 0:
            return None
    return widest(shares) if shares else (Fraction(0), Fraction(0))


def widest(shares: Sequence[Ends | None]) -> Ends | None:
    """Ends around all of them."""
    known = [share for share in shares if share is not None]
    return (
        (min(low for low, _ in known), max(high for _, high in known)) if len(known) == len(shares) and known else None
    )


def by_share(share: Ends | None, maxima: Ends) -> Ends | None:
    """The ends of a score of that share of what is possible."""
    if share is None or maxima[0] < 0:
        return None
    products = [one * maximum for one in share for maximum in maxima]
    return min(products), max(products)


def narrowed(outcome: Outcome) -> Outcome:
    """The same, with the score's ends drawn in to its share of what is possible."""
    ends = by_share(outcome.share, outcome.possible.ends)
    if ends is None:
        return outcome
    score = outcome.score
    low = max(ends[0], score.ends[0])
    both = (low, max(low, min(ends[1], score.ends[1])))
    return Outcome(ratio(score.top, score.fixed, score.varying, both), outcome.possible, outcome.present, outcome.share)


def share_between(score: Ratio, possible: Ratio) -> Ends | None:
    """The share that the ends alone leave."""
    if possible.ends[0] <= 0:
        return None
    shares = [one / another for one in score.ends for another in possible.ends]
    return min(shares), max(shares)


def ends_of(earned: Sequence[Earned | None]) -> tuple[list[Fraction], list[Fraction]]:
    """(scores, maxima), nought where nothing is earned."""
    nothing = Earned(Fraction(0), Fraction(0))
    some = [one or nothing for one in earned]
    return [one.score for one in some], [one.possible for one in some]
