"""An index that rates nobody still has a mean for each group."""

from readiness.commands import main
from tests.readiness.tiny import SCHEME, tiny


def test_the_score_is_the_mean_of_the_totals_and_there_is_no_rating(tmp_path):
    import json

    world = tiny(tmp_path)
    head, _, _ = SCHEME.partition("scale:")
    world.file("s.yaml", head)
    assert main(world.arguments()) == 0
    north, south = json.loads((tmp_path / "constituencies.json").read_text())["constituencies"]
    assert (north["score"], north["rating"], north["statistics"]["total"]["mean"]) == ("4", None, "4")
    assert (south["score"], south["rating"], south["n_of_N"]) == (None, None, "0 of 1")
