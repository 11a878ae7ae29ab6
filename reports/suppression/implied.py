"""What a rating and a rolled-up figure say of how many organisations stand at each level, for who knows the scheme.

By weight nothing is said, since readers who do not see names do not see weights either.
"""

from fractions import Fraction

from reports.suppression.values import Known
from scoring.constituencies.values import Constituency
from scoring.rating import from_worst
from scoring.scheme import Scheme
from scoring.scheme.ratings import Level, Scale
from scoring.scheme.rollups import Rollup

_WHOLE = Fraction(100)


def implied(key: str, one: Constituency, rule: Rollup, scheme: Scheme) -> tuple[Known, ...]:
    """Of the group `key`, which `one` is."""
    if one.rating is None:
        return ()
    return implied_by(key, one.rating, Fraction(one.score_exact or one.score or 0), int(one.rated), rule, scheme)


def implied_by(
    key: str, rating: str | None, figure: Fraction | None, rated: int, rule: Rollup, scheme: Scheme
) -> tuple[Known, ...]:
    """`figure`: of so many rated, exact."""
    scale = scheme.scale
    if scale is None or rating is None:
        return ()
    if rule.rule == "worst":
        return _worst(key, rating, from_worst(scale))
    figure = figure or Fraction(0)
    if rule.weights == "weighted":
        return ()
    if rule.rule == "share":
        order = from_worst(scale)
        reached = dict.fromkeys(order[order.index(str(rule.level)) :], Fraction(1))
        number = Fraction(round(figure * rated / 100))
        return (Known(key, reached, number, number),)
    if rule.rule == "median":
        return _median(key, rating, rated, scheme, scale)
    return _mean(key, figure * rated, scheme, scale) if scale.on == "percent" else ()


def _worst(key: str, rating: str, order: list[str]) -> tuple[Known, ...]:
    below = dict.fromkeys(order[: order.index(rating)], Fraction(1))
    none = (Known(key, below, Fraction(0), Fraction(0)),) if below else ()
    return (Known(key, {rating: Fraction(1)}, Fraction(1)), *none)


def _median(key: str, rating: str, rated: int, scheme: Scheme, scale: Scale) -> tuple[Known, ...]:
    """Half are at the level or worse; at it or better only where no gate lowers anybody."""
    order, half = from_worst(scale), Fraction(rated // 2)
    at = order.index(rating)
    worse = Known(key, dict.fromkeys(order[: at + 1], Fraction(1)), half)
    better = Known(key, dict.fromkeys(order[at:], Fraction(1)), half)
    return (worse,) if scheme.gates else (worse, better)


def _mean(key: str, total: Fraction, scheme: Scheme, scale: Scale) -> tuple[Known, ...]:
    """Each organisation has at least where its level begins and at most where the next does. Who is lowered by a gate may have
    earned anything better."""
    starts = [_start(level) for level in scale.levels]
    keys = [level.key for level in scale.levels]
    least = Known(key, dict(zip(keys, starts, strict=True)), None, total)
    most = Known(key, dict(zip(keys, [*starts[1:], _WHOLE], strict=True)), total)
    if not scheme.gates:
        return least, most
    return (least,) if scale.best == "last" else (most,)


def _start(level: Level) -> Fraction:
    begins = level.from_ if level.from_ is not None else level.above
    return Fraction(begins or 0)
