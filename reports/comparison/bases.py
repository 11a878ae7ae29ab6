"""What changed in the base of a comparison, in sentences: whose figures they are, and of what."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from reports.comparison.digests import Digest
from reports.comparison.values import NO_RESPONSE
from reports.numbers import organisations, percent, short_hash
from scoring.exact import text
from scoring.receipt import Ref
from scoring.rounding import rounded
from scoring.scheme.figures import Rounding

ENOUGH = Fraction(80)
"""Per cent of those rated in either round that the matched cohort should be; below it, it speaks for a part only."""
_ONE_PLACE = Rounding(places=1)


def base_of_all(before: Digest, after: Digest, matched: Sequence[str]) -> tuple[str, ...]:
    """Of all organisations together, and of what was asked and how it was scored."""
    return (
        *_population(before, after, None),
        *_cohort(before, after, None, matched),
        *_movers(before, after),
        *_weights(before, after, None),
        *_documents(before, after),
    )


def base_of_part(before: Digest, after: Digest, constituency: str, matched: Sequence[str]) -> tuple[str, ...]:
    return (
        *_population(before, after, constituency),
        *_membership(before, after, constituency),
        *_cohort(before, after, constituency, matched),
        *_weights(before, after, constituency),
    )


def of_unknown(title: str, handed_in: int) -> str:
    return f"{title}: {handed_in:,} of unknown. How many were asked is not known, so no response rate is stated."


def other_population(before: str, old: int, after: str, new: int) -> str:
    return f"The base changed: {organisations(old)} in {before}, and {new:,} in {after}."


def _population(before: Digest, after: Digest, constituency: str | None) -> Iterator[str]:
    asked = [one.within(constituency) for one in (before, after)]
    unknown = [not one.round.population_known for one in (before, after)]
    for one, some, is_unknown in zip((before, after), asked, unknown, strict=True):
        if is_unknown:
            yield of_unknown(one.round.title, sum(seen.state != NO_RESPONSE for seen in some.values()))
    if not any(unknown) and len(asked[0]) != len(asked[1]):
        yield other_population(before.round.title, len(asked[0]), after.round.title, len(asked[1]))
    came, went = len(asked[1].keys() - asked[0].keys()), len(asked[0].keys() - asked[1].keys())
    if constituency is None and not any(unknown) and came and came == went:
        yield (
            f"The base changed: as many were asked, but not the same; {came:,} of the {organisations(len(asked[1]))} of "
            f"{after.round.title} had not been asked in {before.round.title}."
        )


def _cohort(before: Digest, after: Digest, constituency: str | None, matched: Sequence[str]) -> Iterator[str]:
    either = {key for one in (before, after) for key, seen in one.within(constituency).items() if seen.counts}
    if len(matched) * 100 < ENOUGH * len(either):
        share = percent(text(rounded(Fraction(len(matched) * 100, len(either)), _ONE_PLACE)))
        are = "is" if len(matched) == 1 else "are"
        yield (
            f"Only {len(matched):,} of the {organisations(len(either))} rated in one of the two rounds {are} rated in both ({share}); "
            "what all respondents say and what the matched cohort says may differ."
        )


def _movers(before: Digest, after: Digest) -> Iterator[str]:
    moved = [
        key
        for key, seen in after.organisations.items()
        if key in before.organisations and before.organisations[key].constituency != seen.constituency
    ]
    if moved:
        yield f"{organisations(len(moved))} changed constituency between the two rounds."


def _membership(before: Digest, after: Digest, constituency: str) -> Iterator[str]:
    old, new = before.within(constituency), after.within(constituency)
    came, went = [key for key in new if key not in old], [key for key in old if key not in new]
    if came or went:
        elsewhere = sum(key in before.organisations for key in came), sum(key in after.organisations for key in went)
        yield (
            f"Its membership changed: {len(came):,} came in ({elsewhere[0]:,} from another constituency) "
            f"and {len(went):,} went ({elsewhere[1]:,} to another)."
        )


def _weights(before: Digest, after: Digest, constituency: str | None) -> Iterator[str]:
    both = [
        (before.organisations[key].weight, seen.weight)
        for key, seen in after.within(constituency).items()
        if key in before.organisations
    ]
    changed = sum(old != new for old, new in both)
    if changed:
        yield f"The weight of {changed:,} of {organisations(len(both))} in both rounds changed."


def _documents(before: Digest, after: Digest) -> Iterator[str]:
    old, new = before.round, after.round
    if old.questionnaire != new.questionnaire:
        what = "version of the questionnaire" if old.questionnaire.key == new.questionnaire.key else "questionnaire"
        yield f"Another {what} was asked: {_named(old.questionnaire, new.questionnaire)}."
    if old.scheme != new.scheme:
        yield f"Another scheme scored the answers: {_named(old.scheme, new.scheme)}."


def _named(old: Ref, new: Ref) -> str:
    """With the beginning of their hashes where key and version do not tell them apart."""
    names = [f"{ref.key} {ref.version}" for ref in (old, new)]
    if names[0] == names[1]:
        names = [f"{name} ({short_hash(ref.hash)})" for name, ref in zip(names, (old, new), strict=True)]
    return ", then ".join(names)
