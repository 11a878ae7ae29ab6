"""Every address is knocked on as every member of the cast, a rival's people and a stranger among them.

Who may not enter gets the sentence that is given for what does not exist, or is asked to sign in; nothing of another
organisation stands in it. Who may enter gets something else. A GET changes nothing.
"""

import re
from datetime import date

import pytest
import sqlalchemy as sa
from litestar.routes import HTTPRoute
from sqlmodel import select

from readiness import clock
from readiness.app import make_app
from readiness.database import changing, reading
from readiness.tables import Membership, OrganisationImport, PlanImport, Round, Submission, metadata
from tests.cast import NAMES, a_world
from tests.comparing import a_rescored_round, two_rounds
from tests.handed_in import hand_in
from tests.improving import a_lesson, a_log, a_part, an_action
from tests.many_handed_in import many_handed_in
from tests.milestones import a_milestone, a_rule
from tests.packs import a_frozen_pack
from tests.readiness.access import ACCESS
from tests.visiting import settings_for_tests

OPEN = ("/health", "/health/ready", "/metrics")
LETS_IN = {200, 303, 400, 409, 410, 422}


def addresses(engine) -> set[tuple[str, str]]:
    app = make_app(settings_for_tests(), engine)
    return {
        (method, route.path_format)
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for method in route.methods - {"OPTIONS", "HEAD"}
        if not route.path_format.startswith("/static") and route.path_format not in OPEN
    }


def filled_in(path: str, world) -> str:
    """The address with our organisation's things in it."""
    values = {
        "programme_id": world.programme.id,
        "round_id": world.round.id,
        "response_id": world.responses["ours"].id,
        "organisation_id": world.organisations["ours"].id,
        "constituency_id": world.constituencies["Supplier"].id,
        "version_id": world.version.id,
        "scheme_id": world.scheme.id,
        "section": "plan",
        "section_key": "plan",
        "question": "has_plan",
        "question_key": "has_plan",
        "chart": "ratings-1.svg",
        "file": "constituencies.csv",
        "name": "manifest.json",
    }
    if "{rule_id}" in path:
        values["rule_id"] = a_rule(world, a_milestone(world))
    if path.endswith("/milestones/{file}"):
        values["file"] = "milestones.csv"
    if "{pack_id}" in path:
        values["pack_id"] = a_frozen_pack(world)
    if "{lesson_id}" in path:
        values["lesson_id"] = a_lesson(world, response=world.responses["ours"].id)
    if "{action_id}" in path:
        values["action_id"] = an_action(world)
        a_part(world)
    if "/actions/import/" in path:
        values["import_id"] = a_log(world)
    elif "/milestones/import/" in path:
        values["import_id"] = _a_plan(world)
    elif "{import_id}" in path:
        values["import_id"] = _an_import(world)
    if "{membership_id}" in path:
        values["membership_id"] = _a_membership(world)
    if "{number}" in path:
        values["number"] = _a_submission(world)
    if path.endswith("/compare/{file}"):
        return path.format(programme_id=world.programme.id, file="rounds.csv") + "?" + _compared(world)
    if "{scheme_id}" in path:
        values |= {"scheme_id": _rescored(world), "file": "differences.csv"}
    if "{chart}" in path or path.endswith("/export/{file}"):
        _many_handed_in(world)
    if path.endswith("/standing/{file}"):
        _handed_in(world)
        with changing(world.engine) as db:
            db.get_one(Round, world.round.id).released_at = clock.now()
        values["file"] = "rounds.csv"
    return re.sub(r"\{([a-z_]+)(?::[a-z]+)?\}", lambda found: values.get(found[1], "none"), path)


def _compared(world) -> str:
    """Two rounds in an address, made once."""
    if "rounds" not in world.kept:
        later = two_rounds(world)
        world.kept["rounds"] = f"round={world.round.id}&round={later.id}"
    return world.kept["rounds"]


def _rescored(world) -> str:
    """Another scheme, under which the round was scored once."""
    if "other_scheme" not in world.kept:
        _handed_in(world)
        world.kept["other_scheme"] = a_rescored_round(world).id
    return world.kept["other_scheme"]


def _handed_in(world) -> None:
    """Ours and the rival's, so that there is something to draw."""
    for name in ("ours", "rival"):
        with reading(world.engine) as db:
            known = db.exec(select(Submission).where(Submission.response_id == world.responses[name].id)).first()
        if known is None:
            hand_in(world.engine, world.responses[name].id, {"has_plan": "yes", "maturity": "done"})


def _many_handed_in(world) -> None:
    """So many, in a round so settled, that there are figures for those who do not see names."""
    if "many" not in world.kept:
        many_handed_in(world, dict.fromkeys(world.constituencies, (4, 4, 4)))
        world.kept["many"] = "done"


def _a_submission(world) -> str:
    """One of our organisation, with nothing in it."""
    with changing(world.engine) as db:
        ours = world.responses["ours"].id
        if db.exec(select(Submission).where(Submission.response_id == ours)).first() is None:
            db.add(Submission(response_id=ours, sheet="{}", content_hash="", submitted_at=clock.now()))
    return "1"


def _a_membership(world) -> str:
    """That of our participant."""
    with reading(world.engine) as db:
        return db.exec(select(Membership.id).where(Membership.person_id == world.people["participant"].id)).one()


def _an_import(world) -> str:
    """A file of organisations that waits to be applied, found by whoever may see it."""
    kept = OrganisationImport(
        programme_id=world.programme.id, person_id=world.people["office"].id, file_name="list.csv", content_hash="",
        from_on=date(2025, 1, 1), rows='{"columns":[],"rows":[]}', uploaded_at=clock.now(),
    )  # fmt: skip
    with changing(world.engine) as db:
        db.add(kept)
    return kept.id


def _a_plan(world) -> str:
    """A file of milestones that waits to be applied."""
    kept = PlanImport(
        programme_id=world.programme.id, person_id=world.people["office"].id, file_name="plan.csv", content_hash="",
        baseline_key="first", baseline_title="First plan", rows='{"rows":[]}', uploaded_at=clock.now(),
    )  # fmt: skip
    with changing(world.engine) as db:
        db.add(kept)
    return kept.id


def test_every_address_says_who_is_let_in(sqlite_engine):
    assert addresses(sqlite_engine) == set(ACCESS)


@pytest.mark.parametrize("path", sorted(path for method, path in ACCESS if method == "GET"))
def test_those_may_look_who_may_and_nobody_else_and_looking_changes_nothing(client, engine, path):
    world = a_world(engine)
    address = filled_in(path, world)
    before = sizes(engine)
    for name in (*NAMES, None):
        check(world.visitor(client, name).get(address), world, name, is_allowed=name in ACCESS["GET", path])
    assert sizes(engine) == before


@pytest.mark.parametrize("path", sorted(path for method, path in ACCESS if method == "POST"))
def test_those_may_act_who_may_and_nobody_else(client, engine, path):
    world, allowed = a_world(engine), ACCESS["POST", path]
    address = filled_in(path, world)
    for name in (*NAMES, None):
        if name not in allowed:
            check(world.visitor(client, name).post(address), world, name, is_allowed=False)
    for at, name in enumerate(sorted(allowed, key=str)):
        if at > 0:  # what one does must not stand in the way of the next
            world = a_world(engine)
            address = filled_in(path, world)
        check(world.visitor(client, name).post(address), world, name, is_allowed=True)


def check(answer, world, name, *, is_allowed):
    if is_allowed:
        assert answer.status_code in LETS_IN, (name, answer.status_code, answer.text[-600:])
    elif name is None:
        assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/sign-in"), name
    else:
        assert answer.status_code == 404, (name, answer.status_code)
        assert "Ours Energy" not in answer.text
        assert world.people["participant"].email not in answer.text


def sizes(engine):
    """How many rows each table has that is kept."""
    with engine.connect() as connection:
        return {
            table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in metadata.tables.values()
            if table.name not in CACHES
        }


CACHES = {"constituency_standing", "kept_comparison"}
"""Made anew from what is stored at any time."""
