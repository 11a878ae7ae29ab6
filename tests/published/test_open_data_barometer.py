"""Open Data Barometer: three rounds recomputed, with the publisher's own slips named one by one."""

from collections import Counter
from pathlib import Path

import pytest

from tests.published.barometer import HERE, ROUNDS, SET_ASIDE, Barometer, exchanged, score_barometer
from tests.published.scored_round import disagreements

PARTS = {"innovation": "innovation", "social_policy": "social", "accountability": "accountability"}
"""Section to the word the publisher's column has for it."""
IMPACT = ("impact_political_scaled", "impact_social_scaled", "impact_economic_scaled", "impact_scaled")


@pytest.fixture(params=ROUNDS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_data_set_score_is_the_published_one(rounds: Barometer, name: str) -> None:
    published = rounds.data_sets(name, "score")
    assert rounds.scored_data_sets(name, "sections", "") == published
    assert len(published) == {"2013": 1155, "2014": 1290, "2015": 1380}[name]


def test_a_data_set_is_open_where_four_items_score(rounds: Barometer, name: str) -> None:
    assert rounds.scored_data_sets(name, "measures", "open.") == rounds.data_sets(name, "is_open")


@pytest.mark.parametrize("part", PARTS)
def test_every_component_is_the_mean_of_its_data_sets(rounds: Barometer, name: str, part: str) -> None:
    assert rounds[name].amounts("sections", part) == rounds.published(name, f"implementation_{PARTS[part]}_scaled")


def test_implementation_is_the_mean_of_all_data_sets_but_the_one_set_aside(rounds: Barometer, name: str) -> None:
    published = rounds.published(name, "implementation_datasets_average")
    means = rounds[name].amounts("sections", "implementation")
    assert {who: round(mean, 8) for who, mean in means.items() if mean is not None} == {
        who: round(figure, 8) for who, figure in published.items() if figure is not None
    }


def test_the_data_set_set_aside_counts_in_no_other_figure(rounds: Barometer) -> None:
    for receipt in rounds["2013"].receipts.values():
        users = {
            working["figure"]
            for working in receipt["workings"]
            for part in working["parts"]
            if part["of"].startswith((f"section:{SET_ASIDE}", f"question:{SET_ASIDE}."))
        }
        assert users == {f"section:{SET_ASIDE}", f"measure:open.{SET_ASIDE}"}


def test_implementation_is_scaled_between_lowest_and_highest_of_the_round(rounds: Barometer, name: str) -> None:
    assert rounds[name].relatives("implementation_scaled") == rounds.published(name, "implementation_scaled")


@pytest.mark.parametrize("figure", IMPACT)
def test_impact_agrees_but_for_two_countries_whose_answers_were_interchanged(
    rounds: Barometer, name: str, figure: str
) -> None:
    slips = {"ARE", "UGA"} if name == "2013" and figure != "impact_economic_scaled" else set()
    assert disagreements(rounds[name].relatives(figure), rounds.published(name, figure)) == slips


def test_impact_of_2013_agrees_throughout_once_the_two_are_put_right(rounds: Barometer, tmp_path: Path) -> None:
    put_right = score_barometer(
        rounds.data, tmp_path, "2013", alter=exchanged("ARE", "UGA", about=("ODB.2013.C.", "ODB.2013.I."))
    )
    for figure in IMPACT:
        assert put_right.relatives(figure) == rounds.published("2013", figure)


def test_every_rank_is_the_published_rank(rounds: Barometer, name: str) -> None:
    assert rounds[name].totals() == rounds.published(name, "score")
    assert rounds[name].relatives("rank") == rounds.published(name, "rank")


@pytest.mark.parametrize("figure", ["score_change", "rank_change"])
@pytest.mark.parametrize("name", ["2014", "2015"])
def test_changes_agree_but_for_two_the_publisher_left_blank(rounds: Barometer, name: str, figure: str) -> None:
    ours, published = rounds[name].relatives(figure), rounds.published(name, figure)
    left_blank = {"ARE", "TZA"} if name == "2014" else set()
    assert disagreements(ours, published) == left_blank
    assert {published[who] for who in left_blank} <= {None}
    newcomers = published.keys() - rounds.published(str(int(name) - 1), "rank").keys()
    assert {who for who, change in ours.items() if change is None} == newcomers


@pytest.mark.parametrize("name", ["2014", "2015"])
def test_chains_change_no_points_from_2014_on(rounds: Barometer, name: str) -> None:
    changed = [line for line in rounds.lines(name) if line["points"] != line["input"]]
    assert changed == []


def test_the_chains_of_2014_would_have_cost_points_in_2013(rounds: Barometer, tmp_path: Path) -> None:
    chained, scheme = (_scheme_parts(name) for name in ("2014", "2013"))
    mixed = tmp_path / "scheme.yaml"
    mixed.write_text(scheme[0] + chained[1] + scheme[2], encoding="utf-8")
    rescored = score_barometer(rounds.data, tmp_path, "2013", scheme=mixed)
    cut = Counter(
        line["question"].rsplit(".", 1)[1]
        for receipt in rescored.receipts.values()
        for line in receipt["lines"]
        if line["points"] != line["input"]
    )
    assert cut == {"eFree": 44, "iDiscoverable": 40, "gUpdated": 28, "hSustainable": 9, "bAvailable": 1, "fLicense": 1}


def _scheme_parts(name: str) -> tuple[str, str, str]:
    """What stands before, in and after the rules for questions."""
    text = (HERE / f"scheme-{name}.yaml").read_text(encoding="utf-8")
    head, rest = text.split("\nquestions:\n")
    rules, tail = rest.split("\nsections:\n")
    return f"{head}\nquestions:\n", rules, f"\nsections:\n{tail}"
