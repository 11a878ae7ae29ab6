"""Medians, weighted medians, the worst rating and shares, with the bounds that missing organisations leave."""

import json

import pytest

from readiness.commands import main
from tests.readiness.tiny import SCHEME, tiny

ORGANISATIONS = "id,name,constituency,weight,role\n" + "".join(
    f"{key},{key.upper()},North,{weight},network\n" for key, weight in (("a", 1), ("b", 1), ("c", 2), ("d", 0))
)
ANSWERS = "".join(
    json.dumps({"organisation": key, "answers": {"planned": "yes", "progress": progress}}) + "\n"
    for key, progress in (("a", 100), ("b", 0), ("c", 50))
)


def north(folder, rule: str, answers: str = ANSWERS) -> dict:
    world = tiny(folder)
    world.file("o.csv", ORGANISATIONS)
    world.file("a.jsonl", answers)
    world.file(
        "s.yaml", SCHEME.replace("constituencies: {rule: mean, minimum_coverage: 50}", f"constituencies: {rule}")
    )
    assert main(world.arguments()) == 0
    (found,) = json.loads((folder / "constituencies.json").read_text())["constituencies"]
    return found


@pytest.mark.parametrize(
    ("rule", "score", "rating", "worst", "best"),
    [
        ("{rule: median}", "66.7", "amber", "amber", "green"),
        ("{rule: median, weights: weighted}", "66.7", "amber", "amber", "amber"),
        ("{rule: worst}", None, "red", "red", "red"),
        (
            "{rule: share, level: green, levels: [{key: red}, {key: amber, from: 30}, {key: green, from: 60}]}",
            "33.33",
            "amber",
            "red",
            "amber",
        ),
    ],
)
def test_each_rule_rolls_up_three_of_four(tmp_path, rule, score, rating, worst, best):
    found = north(tmp_path, rule)
    shown = found["score"] if found["score"] is None else found["score"][:5]
    assert (found["n_of_N"], shown, found["rating"]) == ("3 of 4", score, rating)
    assert (found["bounds"]["worst_rating"], found["bounds"]["best_rating"]) == (worst, best)


def test_half_the_weight_reached_exactly_lies_halfway_to_the_next(tmp_path):
    answers = "".join(ANSWERS.splitlines(keepends=True)[:2])
    found = north(tmp_path, "{rule: median, weights: weighted}", answers)
    assert (found["score"], found["rating"]) == ("66.7", "amber")


def test_drivers_under_the_worst_rating_are_those_that_have_it(tmp_path):
    found = north(tmp_path, "{rule: worst}")
    assert [driver["organisation"] for driver in found["drivers"]] == ["b"]
