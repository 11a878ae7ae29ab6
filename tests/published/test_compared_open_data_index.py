"""Global Open Data Index, compared round by round: every change that follows from what was published comes out."""

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from reports.comparison import ComparedRound, Comparison
from scoring.decomposition.values import Decomposition
from tests.published.compared_rounds import FILES, compare_files, pair
from tests.published.tables import column, rows

HERE = Path(__file__).parent / "open-data-index"
ROUNDS = ("2013", "2014", "2015")
PAIRS = [("2013", "2014", 60), ("2014", "2015", 79), ("2013", "2015", 50)]
Made = tuple[Comparison, list[ComparedRound]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    endings = {"questionnaire": "yaml", "scheme": "yaml", "answers": "csv", "organisations": "csv"}
    files = {name: {what: HERE / f"{what}-{name}.{endings[what]}" for what in FILES} for name in ROUNDS}
    return compare_files(tmp_path_factory.mktemp("index"), files)


def published(name: str, figure: str) -> dict[str, int]:
    return {who: int(value) for (who,), value in column(HERE / f"published-{name}.csv", figure).items()}


@pytest.mark.parametrize(("before", "after", "n"), PAIRS)
def test_who_is_in_both_rounds_is_as_published(made: Made, before: str, after: str, n: int) -> None:
    found = pair(made[0], before, after).all
    assert len(found.matched) == n
    scores = published(before, "score"), published(after, "score")
    assert set(found.matched) == scores[0].keys() & scores[1].keys()
    assert set(found.joined) == scores[1].keys() - scores[0].keys()
    assert set(found.left) == scores[0].keys() - scores[1].keys()


@pytest.mark.parametrize(("before", "after", "n"), PAIRS)
def test_every_organisation_went_the_way_its_published_scores_went(made: Made, before: str, after: str, n: int) -> None:
    found = pair(made[0], before, after).all.by_score
    old, new = published(before, "score"), published(after, "score")
    ways: dict[int, set[str]] = {1: set(), 0: set(), -1: set()}
    for who in old.keys() & new.keys():
        ways[(new[who] > old[who]) - (new[who] < old[who])].add(who)
    assert (set(found.up), set(found.same), set(found.down)) == (ways[1], ways[0], ways[-1])
    assert len(found.up) + len(found.same) + len(found.down) == n


@pytest.mark.parametrize(("before", "after", "n"), PAIRS)
def test_all_respondents_fall_while_the_matched_cohort_is_another_story(
    made: Made, before: str, after: str, n: int
) -> None:
    found = pair(made[0], before, after).all
    old, new = published(before, "score"), published(after, "score")
    both = old.keys() & new.keys()
    assert (found.before.mean, found.after.mean) == (_mean(old), _mean(new))
    assert found.matched_before.mean == Fraction(sum(old[who] for who in both), n)
    assert found.matched_after.mean == Fraction(sum(new[who] for who in both), n)
    assert found.after.mean < found.before.mean, "each round looks worse than the one before"
    if before == "2013" and after == "2014":
        assert found.matched_after.mean > found.matched_before.mean, "and those asked in both got better"


@pytest.mark.parametrize(("before", "after", "n"), PAIRS)
def test_every_change_is_parted_exactly(made: Made, before: str, after: str, n: int) -> None:
    for part in pair(made[0], before, after).parts:
        parted = part.decomposition
        assert isinstance(parted, Decomposition)
        assert sum(parted.parts) == parted.whole == part.after.mean - part.before.mean
    assert n


def test_the_parts_between_the_rounds_that_asked_the_same(made: Made) -> None:
    parted = pair(made[0], "2013", "2014").all.decomposition
    assert isinstance(parted, Decomposition)
    old, new = published("2013", "score"), published("2014", "score")
    real = Fraction(sum(new[who] - old[who] for who in old), len(old))
    assert parted.parts == (parted.whole - real, 0, 0, real)


def test_the_sections_that_came_and_went_are_what_was_asked(made: Made) -> None:
    """Scored again from the raw answers: the mean of the nine data sets that both rounds asked about."""
    found = pair(made[0], "2014", "2015")
    parted = found.all.decomposition
    assert isinstance(parted, Decomposition)
    both = set(found.all.matched)
    kept = {name: _on_sections_of_both(name, both) for name in ("2014", "2015")}
    assert parted.real_movement == kept["2015"] - kept["2014"]
    assert parted.how_scored == 0
    asked = (kept["2014"] - found.all.matched_before.mean) + (found.all.matched_after.mean - kept["2015"])
    assert parted.what_was_asked == asked


@pytest.mark.parametrize(("before", "after", "n"), PAIRS)
def test_every_comparable_question_moved_as_the_raw_answers_say(made: Made, before: str, after: str, n: int) -> None:
    found = pair(made[0], before, after)
    answers = [_answers(name) for name in (before, after)]
    compared = [one for one in found.questions.questions if one.all is not None]
    assert len(compared) == (90 if after == "2014" else 81)
    for one in compared:
        key = one.new[0]
        said = [(answers[0][who, key], answers[1][who, key]) for who in found.all.matched if _both(answers, who, key)]
        ways = Counter((new == "Yes") - (old == "Yes") for old, new in said)
        assert one.all is not None
        assert (one.all.n, one.all.of) == (len(said), n)
        assert (one.all.better, one.all.worse, one.all.same) == (ways[1], ways[-1], ways[0])
        assert one.all.changed == sum(old != new for old, new in said)


def test_what_changed_in_the_base_is_said(made: Made) -> None:
    assert pair(made[0], "2014", "2015").warnings[0] == "The base changed: 97 organisations in 2014, and 122 in 2015."


def _mean(scores: dict[str, int]) -> Fraction:
    return Fraction(sum(scores.values()), len(scores))


def _answers(name: str) -> dict[tuple[str, str], str]:
    return {(row["organisation_id"], row["question_id"]): row["value"] for row in rows(HERE / f"answers-{name}.csv")}


def _both(answers: list[dict[tuple[str, str], str]], who: str, key: str) -> bool:
    return all((who, key) in one for one in answers)


def _on_sections_of_both(name: str, who: set[str]) -> Fraction:
    """Each organisation's mean over nine sections, rounded as the publisher rounds, and the mean of those."""
    sections = {
        (row["organisation_id"], row["section_id"]): int(row["score"])
        for row in rows(HERE / f"published-sections-{name}.csv")
    }
    shared = {section for _, section in _sections("2014")} & {section for _, section in _sections("2015")}
    assert len(shared) == 9
    scores = []
    for one in who:
        mean = Fraction(sum(sections.get((one, section), 0) for section in shared), 9)
        scores.append(Fraction((2 * mean + 1) // 2))
    return sum(scores, Fraction(0)) / len(scores)


def _sections(name: str) -> set[tuple[str, str]]:
    return {(row["organisation_id"], row["section_id"]) for row in rows(HERE / f"published-sections-{name}.csv")}
