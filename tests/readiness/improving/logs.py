"""A small world of groups, and the published example of a log: eleven actions as of 18 May 2022."""

import re
from datetime import date

from readiness.database import changing
from readiness.tables import Group, GroupPrefix

HEADER = "ref,date,action,owner,due date,status,latest update"
AS_OF = date(2022, 5, 18)
SEED = tuple(
    f'{ref},{raised},Illustrative action {ref},"{owner}",{due},{status},'
    for ref, raised, owner, due, status in (
        ("TAG02-05", "2022-02-16", "TAG Members", "2022-05-18", "Open - ongoing"),
        ("TAG03-03", "2022-03-16", "Test lead", "2022-03-23", "Recommend closed"),
        ("TAG03-04", "2022-03-16", "Test lead", "2022-03-23", "Recommend closed"),
        ("TAG03-05", "2022-03-16", "Test lead", "2022-03-23", "Recommend closed"),
        ("TMAG04-01", "2022-04-20", "Programme (PMO)", "2022-04-21", "Closed"),
        ("TMAG04-02", "2022-04-20", "TMAG members", "2022-04-22", "Closed"),
        ("TMAG04-03", "2022-04-20", "Test lead; Programme lead", "2022-04-29", "Recommend closed"),
        ("TMAG04-04", "2022-04-20", "First member; Second member; Third member", "2022-04-22", "Recommend closed"),
        ("TMAG04-05", "2022-04-20", "iDNO representative", "2022-04-22", "Recommend closed"),
        ("TMAG04-06", "2022-04-20", "Test lead", "2022-04-29", "Closed"),
        ("TMAG04-07", "2022-04-20", "Programme (PMO)", "2022-04-21", "Closed"),
    )
)


def csv_of(*rows, header=HEADER):
    return "\r\n".join([header, *rows, ""]).encode()


def a_group(world, key="TMAG", title="Testing and Migration Advisory Group", prefixes=((1, "TAG"), (4, "TMAG"))):
    with changing(world.engine) as db:
        group = Group(programme_id=world.programme.id, key=key, title=title)
        db.add(group)
        db.flush()
        db.add_all(GroupPrefix(group_id=group.id, prefix=prefix, from_meeting=begins) for begins, prefix in prefixes)
        db.flush()
        return group.id


def day_fields(name, when):
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def uploaded(office, programme_id, data, *, name="log.csv", as_of=AS_OF, **expected):
    files = {"file": (name, data)}
    return office.post(
        f"/programmes/{programme_id}/actions/import", {**day_fields("as_of", as_of), **expected}, files=files
    )


def fingerprint_on(page):
    return re.search(r'name="fingerprint" value="(\w+)"', page.text).group(1)


def applied(office, answer):
    at = answer.headers["location"]
    return office.post(f"{at}/apply", {"fingerprint": fingerprint_on(office.get(at))})


def added(office, programme_id, group_id, *, meeting="5", text="Write it down", owners="Test lead", due=None, **more):
    due_fields = day_fields("due_on", due) if due else {}
    fields = {
        "group": group_id,
        "meeting": meeting,
        "text": text,
        "owners": owners,
        **day_fields("raised_on", AS_OF),
        **due_fields,
    }
    return office.post(f"/programmes/{programme_id}/actions/new", {**fields, **more})
