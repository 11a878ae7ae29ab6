"""What a report stands on: how many answer sheets, how complete, and under which documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.numbers import organisations, percent
from scoring.exact import text
from scoring.receipt import Receipt
from scoring.rounding import rounded
from scoring.scheme.figures import Rounding

_ONE_PLACE = Rounding(places=1, rule="down")
"""Downwards, so that only a round without gaps is 100 per cent complete."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Pairs of a name and a text, and a warning where something should be looked at."""

    facts: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]


def quality_of(receipts: Sequence[Receipt]) -> Quality:
    if not receipts:
        return Quality(facts=(("Receipts", "none"),), warnings=())
    answered = [int(receipt.coverage.answered) for receipt in receipts]
    asked = [int(receipt.coverage.asked) for receipt in receipts]
    complete = sum(one == all_of_them for one, all_of_them in zip(answered, asked, strict=True))
    sheets = len({receipt.answers_hash for receipt in receipts})
    facts = (
        ("Receipts", f"{len(receipts):,}, one for each organisation that answered"),
        ("Answer sheets", f"{sheets:,} different by content hash"),
        ("Questions answered", f"{sum(answered):,} of {sum(asked):,} asked ({_share(sum(answered), sum(asked))})"),
        (
            "Complete",
            f"{complete:,} of {organisations(len(receipts))} left no question unanswered",
        ),
        ("Least complete", _least(receipts)),
        ("Scoring engine", ", ".join(sorted({receipt.engine for receipt in receipts}))),
    )
    return Quality(facts=facts, warnings=_warnings(receipts, sheets))


def _least(receipts: Sequence[Receipt]) -> str:
    asked = [one for one in receipts if int(one.coverage.asked)]
    if not asked:
        return "nobody was asked anything"
    least = min(asked, key=lambda one: Fraction(int(one.coverage.answered), int(one.coverage.asked)))
    return f"{least.name or least.organisation}: {least.coverage.answered} of {least.coverage.asked} questions asked"


def _warnings(receipts: Sequence[Receipt], sheets: int) -> tuple[str, ...]:
    if sheets == len(receipts):
        return ()
    return (
        f"{len(receipts):,} organisations gave {sheets:,} different answer sheets: some answered exactly alike. "
        "That may be right, and is worth a look.",
    )


def _share(part: int, whole: int) -> str:
    return percent(text(rounded(Fraction(part * 100, whole), _ONE_PLACE))) if whole else "nothing asked"
