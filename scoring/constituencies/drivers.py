"""Who and what holds a constituency's rating down, by name."""

from collections.abc import Sequence
from fractions import Fraction

from scoring.constituencies.sections import section_means
from scoring.constituencies.standing import Standing
from scoring.constituencies.values import Driver, SectionDriver
from scoring.exact import optional_text, text, total_of
from scoring.rating import from_worst, title_of
from scoring.receipt import Receipt
from scoring.rounding import rounded
from scoring.scheme.figures import Rounding
from scoring.scheme.ratings import Scale
from scoring.scheme.rollups import Rollup

_ONE_PLACE = Rounding(places=1)
MOST = 5


def drivers_of(rule: Rollup, scale: Scale, standings: Sequence[Standing]) -> tuple[Driver, ...]:
    """Organisations below the best level: under `worst` those at the worst rating, otherwise those that pull most."""
    order = from_worst(scale)
    below = [one for one in standings if one.rating is not None and one.rating != order[-1]]
    if not below:
        return ()
    lacks = {one.organisation.id: _lack(rule, scale, one) for one in below}
    everything = total_of(lacks.values())
    if rule.rule == "worst":
        worst = min((str(one.rating) for one in below), key=order.index)
        below = [one for one in below if one.rating == worst]
    elif rule.rule == "share":
        below = [one for one in below if order.index(str(one.rating)) < order.index(str(rule.level))]
    below.sort(key=lambda one: (-lacks[one.organisation.id], order.index(str(one.rating)), one.organisation.id))
    return tuple(_driver(scale, one, lacks[one.organisation.id], everything) for one in below[:MOST])


def section_drivers_of(receipts: Sequence[Receipt]) -> tuple[SectionDriver, ...]:
    """The three sections with the lowest mean per cent, the lowest first; those at 100 are none."""
    means = sorted((mean.percent, key, mean.n) for key, mean in section_means(receipts).items())
    return tuple(
        SectionDriver(section=key, percent=text(rounded(percent, _ONE_PLACE)), n=str(n))
        for percent, key, n in means[:3]
        if percent < 100
    )


def _lack(rule: Rollup, scale: Scale, one: Standing) -> Fraction:
    """How far an organisation is from the best, times its weight."""
    weight = one.weight(rule.weights == "weighted")
    if rule.rule in ("worst", "share"):
        order = from_worst(scale)
        return weight * (len(order) - 1 - order.index(str(one.rating)))
    assert one.receipt is not None
    figure = one.figure or Fraction(0)
    possible = (
        Fraction(100) if scale.on == "percent" else Fraction(one.receipt.maximum_exact or one.receipt.maximum or 0)
    )
    return weight * abs((possible if scale.best == "last" else Fraction(0)) - figure)


def _driver(scale: Scale, one: Standing, lack: Fraction, everything: Fraction) -> Driver:
    receipt = one.receipt
    assert receipt is not None
    failed = [gate.sentence for gate in receipt.gates if not gate.passed]
    reason = (
        "; ".join(sentence.rstrip(".") for sentence in failed) + "."
        if failed
        else f"Rated {title_of(scale, str(one.rating))}."
    )
    return Driver(
        organisation=one.organisation.id,
        name=one.organisation.name,
        rating=one.rating,
        total=receipt.total,
        percent=optional_text(rounded(Fraction(receipt.percent), _ONE_PLACE) if receipt.percent else None),
        weight=optional_text(one.organisation.weight),
        pull=text(rounded(lack * 100 / everything, _ONE_PLACE)) if everything else None,
        reason=reason,
    )
