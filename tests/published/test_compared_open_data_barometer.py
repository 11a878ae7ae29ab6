"""Open Data Barometer, compared round by round: the changes that the publisher printed come out of the comparison."""

from fractions import Fraction
from pathlib import Path

import pytest

from reports.comparison import ComparedRound, Comparison
from tests.published.barometer import HERE, ROUNDS, Barometer
from tests.published.compared_rounds import compare_files, pair
from tests.published.tables import rows as rows_of

Made = tuple[Comparison, list[ComparedRound]]
STEPS = [("2013", "2014"), ("2014", "2015")]
BLANK = {"2014": 11, "2015": 6}
"""Newcomers, and in 2014 two more, whose changes the publisher left blank."""


@pytest.fixture(scope="module")
def made(rounds: Barometer, tmp_path_factory: pytest.TempPathFactory) -> Made:
    files = {
        name: {
            "questionnaire": HERE / f"questionnaire-{name}.yaml",
            "scheme": HERE / f"scheme-{name}.yaml",
            "answers": rounds[name].receipts_file.parent / "answers.csv",
            "organisations": rounds[name].receipts_file.parent / "organisations.csv",
        }
        for name in ROUNDS
    }
    return compare_files(tmp_path_factory.mktemp("compared"), files)


@pytest.mark.parametrize(("before", "after"), STEPS)
def test_every_published_change_of_score_is_ours(made: Made, rounds: Barometer, before: str, after: str) -> None:
    changes = {who: change for who, change in rounds.published(after, "score_change").items() if change is not None}
    ours = _changes(made, before, after)
    assert {who: ours[who] for who in changes} == changes
    blank = len(rounds.published(after, "score")) - len(changes)
    assert (len(changes), blank) == ({"2014": 75, "2015": 86}[after], BLANK[after])


@pytest.mark.parametrize(("before", "after"), STEPS)
def test_who_climbed_by_score_is_who_climbed_as_published(
    made: Made, rounds: Barometer, before: str, after: str
) -> None:
    changes = rounds.published(after, "score_change")
    found = pair(made[0], before, after).all.by_score
    for way, some in ((1, found.up), (0, found.same), (-1, found.down)):
        known = {who: changes[who] for who in some if changes[who] is not None}
        assert all((change > 0) - (change < 0) == way for change in known.values() if change is not None)


@pytest.mark.parametrize(("before", "after"), STEPS)
def test_every_published_change_of_rank_follows_from_the_scores_compared(
    made: Made, rounds: Barometer, before: str, after: str
) -> None:
    changes = {who: change for who, change in rounds.published(after, "rank_change").items() if change is not None}
    old, new = (_ranks(one) for one in made[1] if one.key in (before, after))
    assert {who: old[who] - new[who] for who in changes} == changes


@pytest.mark.parametrize(("before", "after"), STEPS)
def test_nobody_left_and_the_newcomers_are_said(made: Made, rounds: Barometer, before: str, after: str) -> None:
    found = pair(made[0], before, after)
    old, new = (rounds.published(name, "score") for name in (before, after))
    assert (found.all.left, set(found.all.joined)) == ((), new.keys() - old.keys())
    assert found.warnings[0] == f"The base changed: {len(old)} organisations in {before}, and {len(new)} in {after}."


def test_region_means_are_the_published_ones(made: Made, rounds: Barometer) -> None:
    published = {
        (row["round"], row["group"]): Fraction(row["mean"])
        for row in rows_of(Path(rounds.data) / "published-groups.csv")
        if row["measure"] == "score"
    }
    ours = {
        (one.key, part.constituency or "All"): side.mean
        for at, one in enumerate(made[0].rounds)
        for part in (made[0].all, *made[0].constituencies)
        if (side := part.respondents[at]) is not None
    }
    for place, mean in published.items():
        assert abs((ours[place] or 0) - mean) < Fraction(1, 100)
    assert published


def _changes(made: Made, before: str, after: str) -> dict[str, Fraction]:
    old, new = ({who: _score(one, who) for who in one.receipts} for one in made[1] if one.key in (before, after))
    return {who: new[who] - old[who] for who in pair(made[0], before, after).all.matched}


def _score(one: ComparedRound, who: str) -> Fraction:
    receipt = one.receipts[who]
    return Fraction(receipt.total_exact or receipt.total or "")


def _ranks(one: ComparedRound) -> dict[str, int]:
    """The publisher's rule: of the rounded score, equal ones share the best place."""
    scores = {who: (2 * _score(one, who) + 1) // 2 for who in one.receipts}
    return {who: 1 + sum(other > score for other in scores.values()) for who, score in scores.items()}
