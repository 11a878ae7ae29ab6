"""An action that asks a whole constituency: some have answered, some answers are accepted, and the participant's own waits."""

from datetime import UTC, datetime, timedelta

from readiness.demonstration.people import WATCHED
from readiness.demonstration.rounds import Stage
from readiness.history import record
from readiness.tables import ActionPart, PartMove, PartState

ASKED_AT = datetime(2022, 8, 18, 9, tzinfo=UTC)
SAID = (
    (PartState.ANSWERED, "We need two years of half-hourly data for two hundred sites, without names."),
    (PartState.ANSWERED, "Our list is with the data working group."),
)
"""By turns, what those said that have answered."""


def asking(stage: Stage, action_id: str, reference: str) -> None:
    """The participant and every third have said nothing; of the answers, every other one is accepted."""
    office = stage.cast.by_email["office@example.org"]
    asked = [party for party in stage.parties if party.constituency == WATCHED]
    for at, party in enumerate(asked):
        is_silent = party.id == stage.cast.ours.id or at % 3 == 2
        state, said = SAID[at % len(SAID)] if not is_silent else (PartState.OPEN, "")
        is_accepted = state is PartState.ANSWERED and at % 2 == 1
        part = ActionPart(
            action_id=action_id, organisation_id=party.id, asked_at=ASKED_AT, asked_by=office,
            state=PartState.ACCEPTED if is_accepted else state,
        )  # fmt: skip
        stage.db.add(part)
        stage.db.flush()
        if said:
            answered_at = ASKED_AT + timedelta(days=9 + at)
            stage.db.add(
                PartMove(
                    part_id=part.id, number=1, to_state=state, text=said, by_organisation=True, at=answered_at,
                    by=stage.cast.signatories[party.id][0],
                )
            )  # fmt: skip
        if is_accepted:
            stage.db.add(
                PartMove(
                    part_id=part.id, number=2, to_state=PartState.ACCEPTED, at=ASKED_AT + timedelta(days=30), by=office
                )
            )
    record(
        stage.db, action="asked organisations", subject=f"action:{action_id}", at=ASKED_AT, by=office,
        programme=stage.planned.programme.id,
        details={"reference": reference, "organisations": [one.reference for one in asked], "illustrative": True},
    )  # fmt: skip
