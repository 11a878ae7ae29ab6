"""Further rounds of the cast's programme, and what was handed in in them."""

from collections.abc import Mapping
from datetime import timedelta

from questionnaires.exchange.own import content_hash
from questionnaires.loading import load_questionnaire
from readiness import clock
from readiness.comparing.actions.rescore import rescore
from readiness.comparing.scoring_again import KIND, Rescorer
from readiness.database import changing
from readiness.jobs import Held
from readiness.jobs.queue import LEASE
from readiness.permissions import Held as Held_
from readiness.permissions import SignedIn
from readiness.tables import Job, Response, Role, Round, RoundState, SchemeVersion, Version, VersionState
from scoring.loading import load_scheme
from tests.cast import SCHEME, World, a_response
from tests.handed_in import BEHIND, READY, hand_in


def a_round_after(
    world: World,
    answers: Mapping[str, Mapping[str, object]],
    *,
    title: str = "Round two",
    position: int = 2,
    instrument: tuple[Version, SchemeVersion] | None = None,
    released: bool = True,
) -> Round:
    """Everyone of the world is asked again; `answers` by the names of organisations, handed in. Closed."""
    now = clock.now()
    version, scheme = instrument or (world.version, world.scheme)
    with changing(world.engine) as db:
        made = Round(
            programme_id=world.programme.id, title=title, position=position, version_id=version.id, scheme_id=scheme.id,
            state=RoundState.CLOSED, opens_at=now - timedelta(days=7), closes_at=now + timedelta(days=7),
            time_zone="Europe/London", as_of=(now + timedelta(days=30 * position)).date(), opened_at=now - timedelta(days=7), created_at=now,
            released_at=now if released else None,
        )  # fmt: skip
        db.add(made)
        db.flush()
        responses: dict[str, Response] = {name: a_response(db, made, one) for name, one in world.organisations.items()}
    for name, given in answers.items():
        hand_in(world.engine, responses[name].id, given)
    return made


STRICTER = (
    SCHEME.replace('version: "1.0"\ntitle: Points', 'version: "2.0"\ntitle: Stricter points')
    .replace("{match: maturity, spread: {from: 0, to: 10}}", "{match: maturity, spread: {from: 0, to: 40}}")
    .replace("from: 75", "from: 95")
)
"""Another scheme of the tiny questionnaire, with the same levels."""
OTHER_LEVELS = STRICTER.replace("key: green, title: Green", "key: superb, title: Superb")


def a_further_scheme(world: World, document: str = STRICTER) -> SchemeVersion:
    """Published for the version that is published already."""
    rules = load_scheme(document, "scheme", load_questionnaire(world.version.document, "questionnaire"))
    now = clock.now()
    made = SchemeVersion(
        version_id=world.version.id, key=rules.key, number=rules.version, title=str(rules.title), state=VersionState.PUBLISHED,
        document=document, content_hash=content_hash(rules), created_at=now, published_at=now,
    )  # fmt: skip
    with changing(world.engine) as db:
        db.add(made)
    return made


def release(world: World) -> None:
    """The world's own round."""
    with changing(world.engine) as db:
        db.get_one(Round, world.round.id).released_at = clock.now()


def two_rounds(world: World) -> Round:
    """Ours was ready and fell behind, the rival went the other way, and the third joined."""
    hand_in(world.engine, world.responses["ours"].id, READY)
    hand_in(world.engine, world.responses["rival"].id, BEHIND)
    release(world)
    return a_round_after(world, {"ours": BEHIND, "rival": READY, "other": READY})


def address_of(world: World, *rounds: Round, more: str = "") -> str:
    return f"/programmes/{world.programme.id}/compare?" + "&".join(f"round={one.id}" for one in rounds) + more


def begun(world: World, scheme: SchemeVersion, lease: timedelta = LEASE) -> Held:
    """Being scored, by a worker that is ours: nobody else takes it while its lease holds."""
    with changing(world.engine) as db:
        run = rescore(db, office_of(world), world.round.id, scheme.id, at=clock.now())
        job = db.get_one(Job, run.job_id)
        job.attempts, job.locked_until = 1, clock.now() + lease
        db.add(job)
    return Held(job.id, KIND, run.id, 1, clock.now() + lease if job.locked_until is None else job.locked_until)


def a_rescored_round(world: World, document: str = STRICTER) -> SchemeVersion:
    scheme = a_further_scheme(world, document)
    Rescorer().do(world.engine, begun(world, scheme))
    return scheme


def office_of(world: World) -> SignedIn:
    who = world.people["office"]
    return SignedIn(who.id, who.email, who.name, "", (Held_(Role.PROGRAMME_OFFICE, world.programme.id),))
