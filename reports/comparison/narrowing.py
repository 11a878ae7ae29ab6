"""A comparison of one constituency: the same figures, with everything else left out."""

from dataclasses import replace

from reports.comparison.values import Comparison, Pair, QuestionMovement

NOBODY_HERE = "No organisation of this constituency answered it in both rounds."


def narrowed(comparison: Comparison, constituency: str) -> Comparison | None:
    """None where the constituency is in none of the rounds. Pairs in neither of whose rounds it was are left out."""
    across = next((one for one in comparison.constituencies if one.constituency == constituency), None)
    if across is None:
        return None
    pairs = tuple(found for pair in comparison.pairs if (found := _pair(pair, constituency)) is not None)
    return replace(comparison, all=across, constituencies=(), pairs=pairs)


def _pair(pair: Pair, constituency: str) -> Pair | None:
    part = next((one for one in pair.constituencies if one.constituency == constituency), None)
    if part is None:
        return None
    questions = tuple(_question(one, constituency) for one in pair.questions.questions)
    return replace(pair, all=part, constituencies=(), questions=replace(pair.questions, questions=questions))


def _question(one: QuestionMovement, constituency: str) -> QuestionMovement:
    if one.all is None:
        return one
    here = one.by_constituency.get(constituency)
    reason = one.reason if here is not None else NOBODY_HERE
    return replace(one, all=here, by_constituency={}, reason=reason)
