import pytest
from sqlmodel import select

from questionnaires.exchange.own import content_hash
from questionnaires.loading import load_questionnaire
from readiness import clock
from readiness.authoring.actions.confirm_lineage import confirm_lineage
from readiness.authoring.actions.discard_draft import discard_draft
from readiness.authoring.actions.retire import retire
from readiness.authoring.files import Faulty
from readiness.database import changing, reading
from readiness.problems import NotAllowedNow, NotFound, Unfit
from readiness.tables import Event, Family, SchemeVersion, Version, VersionState
from tests.cast import QUESTIONNAIRE, SCHEME, a_world
from tests.readiness.authoring.writing import SECOND, SECOND_SCHEME, confirm, keep, proposed, publish_it
from tests.readiness.rounds.opening import person


def schemes(world, version):
    with reading(world.engine) as db:
        return {
            one.number: one.state
            for one in db.exec(select(SchemeVersion).where(SchemeVersion.version_id == version.id))
        }


def test_a_draft_knows_the_version_it_follows_and_may_be_replaced(world):
    draft = keep(world)
    assert (draft.state, draft.number, draft.previous_id) == (VersionState.DRAFT, "1.1", world.version.id)
    again = keep(
        world, SECOND.replace("agreed plan", "signed plan"), SECOND_SCHEME.replace('"1.1"\ntitle', '"1.2"\ntitle')
    )
    assert again.id == draft.id
    assert "signed plan" in again.document
    assert again.content_hash != draft.content_hash
    assert schemes(world, again) == {"1.2": VersionState.DRAFT}


def test_files_with_a_problem_are_not_kept(world):
    with pytest.raises(Faulty):
        keep(world, SECOND.replace("kind: number", "kind: numbr"))
    with reading(world.engine) as db:
        assert (
            len(db.exec(select(Version).where(Version.questionnaire_id == world.version.questionnaire_id)).all()) == 1
        )


def test_a_number_that_is_published_is_not_used_again(world):
    with pytest.raises(Faulty) as found:
        keep(world, QUESTIONNAIRE.replace("Is there a plan?", "Is there no plan?"), SCHEME)
    (problem,) = found.value.problems
    assert (problem.line, problem.source) == (4, 'version: "1.0"')
    assert "Version 1.0 is published already" in problem.sentence


def test_a_published_version_may_get_a_further_scheme_and_nothing_else(world):
    with pytest.raises(Faulty, match=r"Scheme 1.0 is published already"):
        keep(world, QUESTIONNAIRE, SCHEME.replace("from: 75", "from: 80"))
    further = SCHEME.replace('version: "1.0"\ntitle', 'version: "1.1"\ntitle').replace("from: 75", "from: 80")
    version = keep(world, QUESTIONNAIRE, further)
    assert version.id == world.version.id
    assert schemes(world, version) == {"1.0": VersionState.PUBLISHED, "1.1": VersionState.DRAFT}
    publish_it(world, version)
    assert schemes(world, version) == {"1.0": VersionState.PUBLISHED, "1.1": VersionState.PUBLISHED}


def test_publishing_waits_for_a_scheme_and_for_the_lineage(world):
    draft = keep(world, scheme="")
    with pytest.raises(NotAllowedNow, match=r"There is no scheme yet.*The lineage since version 1.0 is not confirmed"):
        publish_it(world, draft)
    draft = keep(world)
    with pytest.raises(NotAllowedNow, match="lineage"):
        publish_it(world, draft)
    confirm(world, draft)
    published = publish_it(world, draft)
    assert published.state is VersionState.PUBLISHED
    assert schemes(world, published) == {"1.1": VersionState.PUBLISHED}
    assert publish_it(world, draft).published_at == published.published_at


def test_the_first_version_needs_no_lineage(engine):
    world = a_world(engine)
    first = keep(world, QUESTIONNAIRE.replace("key: tiny", "key: other"), SCHEME.replace("{key: tiny", "{key: other"))
    assert publish_it(world, first).previous_id is None


def test_a_confirmed_lineage_is_in_the_document_and_its_hash(world):
    draft = keep(world)
    done = confirm(world, draft)
    assert done.content_hash != draft.content_hash
    kept = load_questionnaire(done.document, "q")
    assert content_hash(kept) == done.content_hash
    assert kept.lineage is not None
    assert {link.verdict: link.comparable for link in kept.lineage.links}["retired"] is False
    assert kept.lineage.since == "1.0"
    published = publish_it(world, draft)
    assert published.content_hash == done.content_hash


def test_a_change_after_confirming_asks_for_confirming_again(world):
    draft = keep(world)
    confirm(world, draft)
    assert keep(world, keep_document(world, draft)).lineage_confirmed_at is not None
    changed = keep(world, SECOND.replace("agreed", "signed"))
    assert changed.lineage_confirmed_at is None
    with pytest.raises(NotAllowedNow, match="not confirmed"):
        publish_it(world, changed)


def keep_document(world, version) -> str:
    with reading(world.engine) as db:
        return db.get_one(Version, version.id).document


def test_lineage_that_does_not_hold_is_refused(world):
    draft = keep(world)
    with changing(world.engine) as db:
        links = proposed(db, draft.id)
        with pytest.raises(Unfit, match="stands in two places"):
            confirm_lineage(db, person(db, world, "author"), draft.id, [*links, links[0]], at=clock.now())


def test_a_version_published_in_between_must_be_followed(world):
    draft, between = keep(world), keep(world, SECOND.replace('"1.1"', '"1.2"'), SECOND_SCHEME.replace('"1.1"', '"1.2"'))
    confirm(world, draft)
    confirm(world, between)
    publish_it(world, between)
    with pytest.raises(NotAllowedNow, match=r"since version 1.2 is not confirmed"):
        publish_it(world, draft)


def test_drafts_are_discarded_and_what_is_published_is_retired(world):
    draft = keep(
        world, SECOND.replace("key: tiny", "key: brand-new"), SECOND_SCHEME.replace("{key: tiny", "{key: brand-new")
    )
    with changing(world.engine) as db:
        author = person(db, world, "author")
        discard_draft(db, author, draft.id, at=clock.now())
        with pytest.raises(NotAllowedNow, match="stays for ever"):
            discard_draft(db, author, world.version.id, at=clock.now())
        assert retire(db, author, world.version.id, at=clock.now()).state is VersionState.RETIRED
        with pytest.raises(NotFound):
            retire(db, author, draft.id, at=clock.now())
    with reading(world.engine) as db:
        assert (
            db.exec(select(Family).where(Family.programme_id == world.programme.id, Family.key == "brand-new")).first()
            is None
        )
        assert db.get_one(SchemeVersion, world.scheme.id).state is VersionState.RETIRED
    with pytest.raises(NotAllowedNow, match="retired"):
        publish_it(world, world.version)


def test_every_step_is_in_the_history(world):
    draft = keep(world)
    confirm(world, draft)
    publish_it(world, draft)
    with reading(world.engine) as db:
        found = db.exec(select(Event).where(Event.subject == f"version:{draft.id}").order_by(Event.number)).all()
    assert [one.action for one in found] == ["draft kept", "lineage confirmed", "published"]


@pytest.mark.parametrize("name", ["participant", "signatory", "observer", "rival", "nobody"])
def test_only_authors_and_the_office_write_questionnaires(world, name):
    with pytest.raises(NotFound):
        keep(world, by=name)
    with pytest.raises(NotFound):
        publish_it(world, world.version, by=name)
