"""Applies a log exactly as its preview showed it, or not at all."""

from datetime import date, datetime

from sqlmodel import Session

from readiness.history import record
from readiness.importing.keeping import must_be_as_shown
from readiness.importing.preview import unmet
from readiness.improving.actions.close_action import move_action
from readiness.improving.actions.give import give
from readiness.improving.actions.report_action import add_update
from readiness.improving.differences import Changed, Differences
from readiness.improving.doors import programme_held
from readiness.improving.owners import owners_from
from readiness.improving.queries.import_preview import Kept, kept_log
from readiness.improving.queries.people import people_of
from readiness.improving.reading.log_rows import LogFileRow
from readiness.permissions import SignedIn
from readiness.tables import Action, ActionMove, ActionState, Person, Programme


def apply_log(
    db: Session, person: SignedIn, programme_id: str, import_id: str, *, shown: str, public_url: str, at: datetime
) -> Differences:
    """`shown` is the fingerprint of the actions that the preview was made from."""
    programme = programme_held(db, person, programme_id)
    kept = kept_log(db, person, programme_id, import_id)
    against = unmet(kept.checks) or [one.sentence for one in kept.problems]
    must_be_as_shown("Actions were", fingerprint=kept.fingerprint, shown=shown, against=against)
    writer = _Writer(db, programme, person, kept, people_of(db, programme_id), public_url, at)
    for row in kept.found.new:
        writer.add(row)
    for one in kept.found.changed:
        writer.change(one)
    record(
        db, action="imported actions", subject=f"programme:{programme_id}", at=at, by=person.id, programme=programme_id,
        details=_details(kept),
    )  # fmt: skip
    db.delete(kept.stored)
    return kept.found


class _Writer:
    def __init__(
        self, db: Session, programme: Programme, person: SignedIn, kept: Kept, people: list[Person], public_url: str, at: datetime
    ) -> None:  # fmt: skip
        self.db, self.programme, self.person, self.kept = db, programme, person, kept
        self.people, self.public_url, self.at = people, public_url, at

    def add(self, row: LogFileRow) -> None:
        """Whoever recommended closing it did so in the log; the office may close it here."""
        made = Action(
            programme_id=self.programme.id, group_id=row.group_id, meeting=row.meeting, sequence=row.sequence,
            reference=row.reference, text=row.text, raised_on=row.raised_on, due_on=row.due_on, state=ActionState(row.state),
            decision=row.decision, created_at=self.at, created_by=self.person.id,
        )  # fmt: skip
        self.db.add(made)
        self.db.flush()
        self.db.add(
            ActionMove(
                action_id=made.id, number=1, to_state=made.state, reason=f"As the log {self.kept.stored.file_name} had it.",
                decision=row.decision, at=self.at, by=self.person.id,
            )
        )  # fmt: skip
        self._give(made, row)
        if row.latest:
            self._update(made, row, row.updated_on or self.kept.stored.as_of)

    def change(self, one: Changed) -> None:
        row = one.row
        action = self.db.get_one(Action, one.known.id)
        action.text, action.raised_on, action.due_on = row.text, row.raised_on, row.due_on
        if row.decision:
            action.decision = row.decision
        self.db.add(action)
        if one.touches("owner"):
            self._give(action, row)
        if one.touches("status"):
            action.recommended_by = self.person.id if row.state == "recommended" else action.recommended_by
            reason = f"As the log {self.kept.stored.file_name} has it."
            move_action(
                self.db,
                action,
                ActionState(row.state),
                by=self.person.id,
                at=self.at,
                reason=reason,
                decision=row.decision,
            )
        if one.touches("latest update") or one.touches("updated on"):
            days = (one.known.updated_on, row.updated_on or self.kept.stored.as_of)
            self._update(action, row, max(day for day in days if day is not None))

    def _give(self, action: Action, row: LogFileRow) -> None:
        give(
            self.db,
            self.programme,
            action,
            owners_from(row.owners, self.people),
            public_url=self.public_url,
            at=self.at,
        )

    def _update(self, action: Action, row: LogFileRow, on_day: date) -> None:
        add_update(self.db, action, text=row.latest, on_day=on_day, by=self.person.id, at=self.at)


def _details(kept: Kept) -> dict[str, object]:
    """With what each changed field said before: nothing else keeps it."""
    found = kept.found
    return {
        "content_hash": kept.stored.content_hash,
        "rows": len(kept.file.rows),
        "new": len(found.new),
        "unchanged": len(found.unchanged),
        "missing": len(found.missing),
        "as_of": kept.stored.as_of.isoformat(),
        "changed": {one.row.reference: {f.field: [f.before, f.after] for f in one.fields} for one in found.changed},
    }
