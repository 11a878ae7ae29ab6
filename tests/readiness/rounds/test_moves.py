from datetime import UTC, datetime

import pytest

from readiness.problems import NotAllowedNow
from readiness.rounds.moves import move_response, move_round
from readiness.tables import Response, ResponseState, Round, RoundState

ROUND_MOVES = {("planned", "open"), ("open", "reviewing"), ("open", "closed"), ("reviewing", "closed")}
RESPONSE_MOVES = {
    ("not_started", "in_progress"), ("not_started", "withdrawn"), ("not_started", "no_submission"),
    ("in_progress", "submitted"), ("in_progress", "withdrawn"), ("in_progress", "no_submission"),
    ("submitted", "returned"), ("submitted", "accepted"), ("submitted", "withdrawn"),
    ("returned", "submitted"), ("returned", "withdrawn"), ("no_submission", "in_progress"),
}  # fmt: skip
NOW = datetime(2025, 3, 3, tzinfo=UTC)


@pytest.mark.parametrize("to", RoundState)
@pytest.mark.parametrize("state", RoundState)
def test_a_round_moves_along_its_table_only(state, to):
    round_ = Round(
        programme_id="p", title="Round one", version_id="v", scheme_id="s", state=state, opens_at=NOW, closes_at=NOW,
        time_zone="UTC", as_of=NOW.date(), created_at=NOW,
    )  # fmt: skip
    if (state, to) in ROUND_MOVES:
        move_round(round_, to)
        assert round_.state is to
    else:
        with pytest.raises(NotAllowedNow, match="Round one"):
            move_round(round_, to)
        assert round_.state is state


@pytest.mark.parametrize("to", ResponseState)
@pytest.mark.parametrize("state", ResponseState)
def test_a_response_moves_along_its_table_only(state, to):
    response = Response(
        round_id="r", organisation_id="o", constituency_id="c", organisation_name="Ours Energy", state=state, due_at=NOW, invited_at=NOW
    )  # fmt: skip
    if (state, to) in RESPONSE_MOVES:
        move_response(response, to)
        assert response.state is to
    else:
        with pytest.raises(NotAllowedNow, match="Ours Energy"):
            move_response(response, to)
        assert response.state is state
