"""Who hands in after the results of a round were released shows up as that, wherever the round's figures stand."""

from datetime import timedelta

import pytest

from readiness import clock
from readiness.commands import main
from readiness.database import changing
from readiness.figures.since_release import said_since_release
from readiness.tables import Round
from tests.comparing import a_rescored_round, a_round_after, address_of
from tests.handed_in import BEHIND, READY, hand_in
from tests.visiting import words_of


@pytest.fixture
def later(world):
    """Two of three had handed in in the first round when its results were released, and all three in the second."""
    hand_in(world.engine, world.responses["ours"].id, READY)
    hand_in(world.engine, world.responses["rival"].id, BEHIND)
    made = a_round_after(world, {"ours": BEHIND, "rival": READY, "other": READY}, released=False)
    with changing(world.engine) as db:
        db.get_one(Round, world.round.id).released_at = clock.now()
    return made


LATE = "Round one: 1 organisation has handed in since its results were released on"


def test_pages_of_figures_say_how_many_came_after_the_release(world, client, later):
    office = world.visitor(client, "office")
    pages = f"/rounds/{world.round.id}/dashboard", address_of(world, world.round, later)
    for page in pages:
        assert "since its results were released" not in words_of(office.get(page))
    hand_in(world.engine, world.responses["other"].id, READY)
    for page in pages:
        said = words_of(office.get(page))
        assert LATE in said and "2 of 3" not in said
    assert "Handed in 3 of 3 organisations" in words_of(office.get(pages[0]))
    assert "1 still open" not in words_of(office.get(pages[1]))
    observer = world.visitor(client, "observer")
    assert "since its results were released" not in words_of(observer.get(pages[0]))
    assert "since its results were released" not in words_of(observer.get(pages[1]))


def test_a_matched_cohort_grows_and_the_base_is_whole_again(world, client, later):
    office, address = world.visitor(client, "office"), address_of(world, world.round, later)
    before = words_of(office.get(address))
    # Ours had 30 of 30 and the rival 0, then the other way round; the third, 100 % in both, was missing at first.
    assert (
        "from 50 % (Amber) to 66.67 % (Amber), +16.67 percentage points for all respondents (2 of 3 handed in, then 3 of 3)"
        in before
    )
    assert "who answered makes +16.67" in before and "Only 2 of the 3 organisations rated" in before
    hand_in(world.engine, world.responses["other"].id, READY)
    after = words_of(office.get(address))
    assert (
        "from 66.67 % (Amber) to 66.67 % (Amber), 0 percentage points for all respondents (3 of 3 handed in, then 3 of 3)"
        in after
    )
    assert "The 3 organisations rated in both rounds" in after and "Only 2 of the 3" not in after


def test_what_was_scored_again_counts_who_came_later_and_scores_them_on_demand(world, client, later):
    scheme = a_rescored_round(world)
    office, address = world.visitor(client, "office"), f"/rounds/{world.round.id}/rescored/{scheme.id}"
    assert "2 of 2 submissions re-scored" in words_of(office.get(address))
    hand_in(world.engine, world.responses["other"].id, READY)
    said = words_of(office.get(address))
    assert "2 of 3 submissions re-scored. What is below is of those only." in said and "Score the other 1" in said
    assert "(2 of 3 handed in, then 2 of 3)" in said


def test_one_that_was_handed_in_again_counts_and_one_before_the_release_does_not(world):
    hand_in(world.engine, world.responses["ours"].id, READY)
    with changing(world.engine) as db:
        round_ = db.get_one(Round, world.round.id)
        assert said_since_release(db, round_) == ""
        round_.released_at = clock.now() - timedelta(days=1)
        db.add(round_)
        db.flush()
        assert said_since_release(db, round_).startswith(LATE)
        round_.released_at = clock.now() + timedelta(days=1)
        db.add(round_)
        db.flush()
        assert said_since_release(db, round_) == ""


def test_the_command_line_says_so_too(world, later, tmp_path, monkeypatch, capsys):
    hand_in(world.engine, world.responses["other"].id, READY)
    monkeypatch.setenv("READINESS_DATABASE_URL", world.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("READINESS_DATA_DIR", str(tmp_path))
    assert main(["compare", world.round.id, later.id, "--out", str(tmp_path / "out")]) == 0
    assert LATE in capsys.readouterr().out
    assert LATE in (tmp_path / "out" / "comparison.html").read_text()
