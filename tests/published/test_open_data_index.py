"""Global Open Data Index: every published score, rank and average of three rounds comes out of the scheme."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.published.scored_round import ScoredRound, half_up, score_round
from tests.published.tables import column, rows
from tests.shared_data import folder

HERE = Path(__file__).parent / "open-data-index"
ROUNDS = ("2013", "2014", "2015")
SECTION = ("organisation_id", "section_id")


@pytest.fixture(scope="module", params=ROUNDS)
def round_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def scored(round_name: str, tmp_path_factory: pytest.TempPathFactory) -> ScoredRound:
    return score_round(
        tmp_path_factory.mktemp(round_name),
        questionnaire=HERE / f"questionnaire-{round_name}.yaml",
        scheme=HERE / f"scheme-{round_name}.yaml",
        answers=HERE / f"answers-{round_name}.csv",
        organisations=HERE / f"organisations-{round_name}.csv",
    )


def test_every_section_has_the_published_score(scored: ScoredRound, round_name: str) -> None:
    published = column(HERE / f"published-sections-{round_name}.csv", "score", SECTION)
    ours: dict[tuple[str, ...], object] = {
        (who, section): score
        for section in {section for _, section in published}
        for who, score in scored.amounts("sections", section).items()
    }
    assert {place: ours[place] for place in published} == {place: int(score) for place, score in published.items()}
    assert {ours[place] for place in ours.keys() - published.keys()} <= {0}, "what was not answered is worth nothing"


def test_every_section_is_out_of_a_hundred(scored: ScoredRound) -> None:
    maxima = {amount["maximum"] for receipt in scored.receipts.values() for amount in receipt["sections"].values()}
    assert maxima == {"100"}


def test_every_total_is_the_published_score(scored: ScoredRound, round_name: str) -> None:
    published = column(HERE / f"published-{round_name}.csv", "score")
    assert scored.totals() == {who: int(score) for (who,), score in published.items()}


def test_every_rank_is_the_published_rank(scored: ScoredRound, round_name: str) -> None:
    published = column(HERE / f"published-{round_name}.csv", "rank")
    assert scored.relatives("rank") == {who: int(rank) for (who,), rank in published.items()}


def test_the_other_tie_rule_gives_other_ranks(round_name: str, scored: ScoredRound, tmp_path: Path) -> None:
    scheme = (HERE / f"scheme-{round_name}.yaml").read_text(encoding="utf-8")
    ours, other = ("exact", "score") if round_name < "2015" else ("score", "exact")
    assert scheme.count(f'key: rank, of: "measure:{ours}"') == 1
    swapped = tmp_path / "scheme.yaml"
    swapped.write_text(
        scheme.replace(f'key: rank, of: "measure:{ours}"', f'key: rank, of: "measure:{other}"'), encoding="utf-8"
    )
    rescored = score_round(
        tmp_path,
        questionnaire=HERE / f"questionnaire-{round_name}.yaml",
        scheme=swapped,
        answers=HERE / f"answers-{round_name}.csv",
        organisations=HERE / f"organisations-{round_name}.csv",
    )
    before, after = scored.relatives("rank"), rescored.relatives("rank")
    moved = sum(before[who] != after[who] for who in before)
    assert (moved, len(before)) == {"2013": (11, 60), "2014": (22, 97), "2015": (37, 122)}[round_name]


@pytest.mark.parametrize("round_name", ["2015"], indirect=True)
def test_the_ranks_within_sections_published_for_one_round_come_out(scored: ScoredRound) -> None:
    published = column(HERE / "published-sections-2015.csv", "rank", SECTION)
    sections = {section for _, section in published}
    ours = {(who, section): rank for section in sections for who, rank in scored.relatives(f"rank_{section}").items()}
    assert ours == {place: int(rank) for place, rank in published.items()}


def test_every_section_average_is_the_published_one(scored: ScoredRound, round_name: str) -> None:
    published = {
        row["section_id"]: int(row["score"])
        for row in rows(HERE / "published-section-averages.csv")
        if row["round"] == round_name
    }
    means = {section: scored.statistic("all", f"section:{section}", "mean") for section in published}
    assert {section: half_up(mean) for section, mean in means.items() if mean is not None} == published


def test_a_region_is_the_mean_of_its_places(scored: ScoredRound, round_name: str) -> None:
    region_of = column(HERE / f"organisations-{round_name}.csv", "constituency", ("id",))
    published = column(HERE / f"published-{round_name}.csv", "score")
    for region in sorted(set(region_of.values())):
        scores = [int(published[who]) for who in published if region_of[who] == region]
        assert scored.statistic(region, "total", "mean") == Fraction(sum(scores), len(scores))
        assert scored.statistic(region, "total", "n") == len(scores)


def test_questions_and_weights_equal_the_data_they_were_made_from(scored: ScoredRound, round_name: str) -> None:
    source = rows(folder("open-data-index") / f"questions-{round_name}.csv")
    weights = [(row["section_id"], row["question_id"], row["weight"]) for row in source]
    for receipt in scored.receipts.values():
        assert [(line["section"], line["question"], line["maximum"]) for line in receipt["lines"]] == weights
