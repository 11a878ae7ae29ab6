"""The whole of a round: each constituency rated by its rule, and all organisations together by the common one."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from scoring.constituencies.bounds import bounds_of
from scoring.constituencies.drivers import drivers_of, section_drivers_of
from scoring.constituencies.rules import Judge, Outcome, Voice, described
from scoring.constituencies.standing import Standing, standings
from scoring.constituencies.statistics import all_statistics, statistics_of
from scoring.constituencies.values import Constituency, Organisation, RatedRound, Share
from scoring.exact import optional_text, short, text, texts, total_of
from scoring.possible import Possible
from scoring.rating import from_worst, title_of
from scoring.receipt import Receipt, Ref
from scoring.rounding import rounded
from scoring.scheme import Scheme
from scoring.scheme.figures import Rounding
from scoring.scheme.ratings import Scale
from scoring.scheme.rollups import Rollup, Rollups

_ONE_PLACE, _TWO_PLACES = Rounding(places=1), Rounding(places=2)


def roll_up(
    scheme: Scheme,
    organisations: Sequence[Organisation],
    receipts: Mapping[str, Receipt],
    unanswered: Mapping[str, Possible],
    refs: tuple[Ref, Ref],
    *,
    population_known: bool = True,
    with_statistics: bool = True,
) -> RatedRound:
    """`receipts` and `unanswered` by organisation; each organisation is in one of the two. Constituencies in the order
    of their first organisation; `refs` are questionnaire and scheme. Without statistics only those are left out."""
    found = standings(organisations, receipts, unanswered, _on(scheme))
    by_name: dict[str, list[Standing]] = {}
    for one in found:
        by_name.setdefault(one.organisation.constituency, []).append(one)
    common = scheme.constituencies or Rollups()
    rated = [
        _rated(
            scheme,
            name,
            common.by_constituency.get(name, common),
            by_name[name],
            population_known,
            with_statistics,
        )
        for name in by_name
    ]
    return RatedRound(
        document="constituencies/1",
        questionnaire=refs[0],
        scheme=refs[1],
        population="listed" if population_known else "unknown",
        all=_rated(scheme, "all", common, found, population_known, with_statistics),
        constituencies=tuple(rated),
    )


def _rated(
    scheme: Scheme, name: str, rule: Rollup, found: Sequence[Standing], known: bool, with_statistics: bool
) -> Constituency:
    scale = scheme.scale
    answered = [one for one in found if one.receipt is not None]
    receipts = [one.receipt for one in answered if one.receipt is not None]
    voices = _voices(rule, answered) if scale is not None else []
    outcome, reason = _outcome(scheme, rule, found, voices, known)
    figures = [one.figure for one in answered if one.figure is not None]
    figure = outcome.figure if outcome is not None else _unrated(scheme, figures)
    score, score_exact = texts(figure) if figure is not None else (None, None)
    weights = [one.organisation.weight for one in found]
    weighed = all(weight is not None for weight in weights)
    all_weight = total_of(weight or Fraction(0) for weight in weights) if weighed and known else None
    rated_weight = total_of(one.weight(True) for one in answered if one.rating is not None) if weighed else None
    answered_weight = total_of(one.weight(True) for one in answered)
    return Constituency(
        constituency=name,
        n=str(len(answered)),
        organisations=str(len(found)) if known else None,
        n_of_N=f"{len(answered)} of {len(found) if known else 'unknown'}",
        rated=str(sum(one.rating is not None for one in answered)),
        weight=optional_text(all_weight),
        rated_weight=optional_text(rated_weight),
        response_percent=_percent(Fraction(len(answered)), Fraction(len(found)), _ONE_PLACE) if known else None,
        weighted_response_percent=_percent(answered_weight, all_weight, _ONE_PLACE) if all_weight is not None else None,
        rule=described(rule, scale)
        if scale is not None
        else "mean of the totals, each organisation alike; not rated, since the scheme has no scale",
        score=score,
        score_exact=score_exact,
        rating=outcome.rating if outcome is not None else None,
        reason=reason,
        shares=_shares(scale, answered, weighed) if scale is not None else {},
        not_rated=tuple(one.organisation.name for one in answered if one.rating is None) if scale is not None else (),
        missing=tuple(one.organisation.name for one in found if one.receipt is None),
        drivers=drivers_of(rule, scale, answered) if scale is not None else (),
        section_drivers=section_drivers_of(receipts),
        distribution=statistics_of(figures),
        bounds=bounds_of(scheme, rule, found, known),
        statistics=all_statistics(receipts) if with_statistics else {},
    )


def _unrated(scheme: Scheme, figures: Sequence[Fraction]) -> Fraction | None:
    """Without a scale there is still a mean of the totals; with one, no figure stands where there is no rating."""
    if scheme.scale is not None or not figures:
        return None
    return rounded(total_of(figures) / len(figures), scheme.rounding)


def _voices(rule: Rollup, answered: Sequence[Standing]) -> list[Voice]:
    return [
        Voice(one.weight(rule.weights == "weighted"), one.figure, one.rating)
        for one in answered
        if one.rating is not None and one.figure is not None
    ]


def _outcome(
    scheme: Scheme, rule: Rollup, found: Sequence[Standing], voices: Sequence[Voice], known: bool
) -> tuple[Outcome | None, str]:
    if scheme.scale is None:
        return None, "Not rated: the scheme has no scale."
    if not voices:
        return None, "Not enough answers: no organisation has a rating yet."
    if known and len(voices) * 100 < Fraction(rule.minimum_coverage) * len(found):
        return None, (
            f"Not enough answers: {len(voices)} of {len(found)} organisations have a rating, "
            f"fewer than the {short(Fraction(rule.minimum_coverage))} % needed."
        )
    outcome = Judge(rule, scheme.scale, scheme.rounding).rolled_up(voices)
    if outcome is None:
        return None, "Not rated: the organisations rated have no weight."
    figure = "" if outcome.figure is None else f" at {short(outcome.figure)}"
    of = (
        f"{len(voices)} of {len(found)} organisations"
        if known
        else f"{len(voices)} organisations; how many there are is unknown"
    )
    return outcome, f"{title_of(scheme.scale, outcome.rating)}{figure}, on {of}."


def _shares(scale: Scale, answered: Sequence[Standing], weighed: bool) -> dict[str, Share]:
    rated = [one for one in answered if one.rating is not None]
    weight = total_of(one.weight(True) for one in rated)
    shares = {}
    for level in reversed(from_worst(scale)):
        here = [one for one in rated if one.rating == level]
        here_weight = total_of(one.weight(True) for one in here)
        shares[level] = Share(
            count=str(len(here)),
            weight=text(here_weight) if weighed else None,
            count_percent=_percent(Fraction(len(here)), Fraction(len(rated)), _TWO_PLACES),
            weight_percent=_percent(here_weight, weight, _TWO_PLACES) if weighed else None,
        )
    return shares


def _on(scheme: Scheme) -> str:
    return scheme.scale.on if scheme.scale is not None else "points"


def _percent(part: Fraction, whole: Fraction, places: Rounding) -> str | None:
    return text(rounded(part * 100 / whole, places)) if whole else None
