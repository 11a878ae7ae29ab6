"""Whether a response takes answers, and if not, why: one sentence for whoever wanted to give one."""

from datetime import datetime

from readiness.problems import NotAllowedNow
from readiness.tables import ResponseState, RoundState
from readiness.tables.responses import OPEN_STATES
from readiness.web.showing import moment

_CLOSED_STATES = {
    ResponseState.SUBMITTED: "These answers were handed in; they can be changed only if the programme office returns them.",
    ResponseState.ACCEPTED: "These answers were handed in and accepted; they can no longer be changed.",
    ResponseState.WITHDRAWN: "This response was withdrawn; it takes no answers.",
    ResponseState.NO_SUBMISSION: "The round ended without these answers being handed in; they can no longer be changed.",
}


def why_closed(
    state: ResponseState, round_state: RoundState, due_at: datetime, time_zone: str, now: datetime
) -> str | None:
    """None while answers are taken."""
    if state not in OPEN_STATES:
        return _CLOSED_STATES[state]
    if round_state is RoundState.PLANNED:
        return "This round has not opened yet; answers are taken once it has."
    if round_state is not RoundState.OPEN:
        return "This round is closed; answers can no longer be changed."
    if now >= due_at:
        return (
            f"Answers were taken until {moment(due_at, time_zone)}; they can no longer be changed. "
            "Ask the programme office if you need more time."
        )
    return None


def require_open(
    state: ResponseState, round_state: RoundState, due_at: datetime, time_zone: str, now: datetime
) -> None:
    """Raises NotAllowedNow."""
    sentence = why_closed(state, round_state, due_at, time_zone, now)
    if sentence is not None:
        raise NotAllowedNow(sentence)
