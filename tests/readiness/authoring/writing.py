"""Texts of a second version of the cast's questionnaire, and drafts of them."""

from sqlmodel import Session

from readiness import clock
from readiness.authoring.actions.confirm_lineage import confirm_lineage
from readiness.authoring.actions.keep_draft import keep_draft
from readiness.authoring.actions.publish import publish
from readiness.authoring.queries.lineage import as_declared, links_of
from readiness.database import changing
from readiness.tables import Version
from tests.cast import QUESTIONNAIRE, SCHEME
from tests.readiness.rounds.opening import person

SECOND = (
    QUESTIONNAIRE.replace('version: "1.0"', 'version: "1.1"')
    .replace("text: Is there a plan?", "text: Is there an agreed plan?")
    .replace("      - {key: notes, kind: long_text, text: What else should we know?, required: false}\n", "")
)
SECOND_SCHEME = SCHEME.replace('version: "1.0"', 'version: "1.1"').replace("[staff, notes]", "[staff]")


def keep(world, questionnaire: str = SECOND, scheme: str = SECOND_SCHEME, by: str = "author") -> Version:
    with changing(world.engine) as db:
        return keep_draft(db, person(db, world, by), world.programme.id, questionnaire, scheme, at=clock.now())


def proposed(db: Session, version_id: str):
    """The proposals, confirmed as they are."""
    version = db.get_one(Version, version_id)
    return [as_declared(link, link.verdict, link.comparable, str(link.reason)) for link in links_of(db, version)]


def confirm(world, version: Version) -> Version:
    with changing(world.engine) as db:
        links = proposed(db, version.id)
        return confirm_lineage(db, person(db, world, "author"), version.id, links, at=clock.now())


def publish_it(world, version: Version, by: str = "author") -> Version:
    with changing(world.engine) as db:
        return publish(db, person(db, world, by), version.id, at=clock.now())
