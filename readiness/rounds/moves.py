"""Moves of rounds and responses along their tables of states; every other move is refused in one place."""

from readiness.problems import NotAllowedNow
from readiness.tables import Response, ResponseState, Round, RoundState
from readiness.tables.responses import NEXT_RESPONSE
from readiness.tables.rounds import NEXT_ROUND

_SAID = {
    RoundState.PLANNED: "is planned and not open yet",
    RoundState.OPEN: "is open",
    RoundState.REVIEWING: "is being reviewed",
    RoundState.CLOSED: "is closed",
}


def move_round(round_: Round, to: RoundState) -> None:
    if to not in NEXT_ROUND[round_.state]:
        raise NotAllowedNow(f"{round_.title} {_SAID[round_.state]}, so it cannot become {to.value}.")
    round_.state = to


def move_response(response: Response, to: ResponseState) -> None:
    if to not in NEXT_RESPONSE[response.state]:
        raise NotAllowedNow(
            f"The response of {response.organisation_name} is “{response.state.words.lower()}”, "
            f"so it cannot become “{to.words.lower()}”."
        )
    response.state = to


def must_be(round_: Round, *states: RoundState) -> None:
    if round_.state not in states:
        raise NotAllowedNow(
            f"{round_.title} {_SAID[round_.state]}; this is only possible while it is {states[0].value}."
        )
