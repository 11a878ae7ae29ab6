"""A group's references begin with other letters from a meeting on; numbers go on, and old references stay."""

from datetime import datetime

from sqlmodel import Session, col, select

from readiness.history import record
from readiness.improving.doors import programme_held
from readiness.improving.queries.groups import prefixed_groups
from readiness.improving.references import PREFIX, Prefixed
from readiness.improving.texts import whole_number
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.tables import GroupPrefix
from readiness.web.forms import Form


def rename_prefix(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> GroupPrefix:
    """Raises Unfit."""
    programme_held(db, person, programme_id)
    groups = prefixed_groups(db, programme_id)
    group = next((one for one in groups if one.group_id == form.text("group")), None)
    if group is None:
        raise Unfit({"group": "Choose a group."})
    prefix = form.text("prefix").upper()
    if not PREFIX.fullmatch(prefix):
        raise Unfit(
            {"prefix": "Give 1 to 20 letters, for example TMAG; figures would run into the number of the meeting."}
        )
    begins = whole_number(form, "from_meeting", "Give the number of a meeting, from 1 to 999.")
    if begins is None:
        raise Unfit({"from_meeting": "From which meeting on? The first one has the number 1."})
    _check_free(groups, group, prefix)
    _check_order(db, group, begins)
    made = _kept(db, group, begins, prefix)
    record(
        db, action="renamed references", subject=f"group:{group.group_id}", at=at, by=person.id, programme=programme_id,
        details={"prefix": prefix, "from_meeting": begins},
    )  # fmt: skip
    return made


def _check_free(groups: tuple[Prefixed, ...], group: Prefixed, prefix: str) -> None:
    other = next((one for one in groups if one.group_id != group.group_id and prefix in one.every_prefix()), None)
    if other is not None:
        raise Unfit({"prefix": f"References of {other.key} begin with {prefix} already; choose other letters."})


def _check_order(db: Session, group: Prefixed, begins: int) -> None:
    later = db.exec(
        select(GroupPrefix).where(GroupPrefix.group_id == group.group_id, col(GroupPrefix.from_meeting) > begins)
    ).first()
    if later is not None:
        raise Unfit(
            {
                "from_meeting": f"From meeting {later.from_meeting} on it is {later.prefix} already; choose that meeting or a later one."
            }
        )


def _kept(db: Session, group: Prefixed, begins: int, prefix: str) -> GroupPrefix:
    """Put right where the same meeting had another one."""
    same = select(GroupPrefix).where(GroupPrefix.group_id == group.group_id, GroupPrefix.from_meeting == begins)
    made = db.exec(same).first() or GroupPrefix(group_id=group.group_id, prefix=prefix, from_meeting=begins)
    made.prefix = prefix
    db.add(made)
    db.flush()
    return made
