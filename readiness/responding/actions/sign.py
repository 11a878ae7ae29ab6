"""A signatory declares that the answers, exactly as they are, are true."""

from sqlmodel import Session

from questionnaires.answers import answers_hash
from readiness.history import record
from readiness.permissions import require
from readiness.problems import NotAllowedNow, Unfit
from readiness.responding.declaration import CURRENT
from readiness.responding.queries.opened import Opened
from readiness.tables import SignOff
from readiness.web.showing import counted

CHANGED = "The answers changed since you opened this page. Look at them again, then sign."
NOT_CONFIRMED = "Tick the declaration to sign."


def sign(db: Session, found: Opened, *, content_hash: str, is_confirmed: bool) -> SignOff:
    """Over the answers whose hash was shown. Raises NotFound for who is no signatory, NotAllowedNow, Unfit."""
    require(found.may_sign)
    if found.why_closed is not None:
        raise NotAllowedNow(found.why_closed)
    require_complete(found)
    if content_hash != answers_hash(found.sheet):
        raise NotAllowedNow(CHANGED)
    if not is_confirmed:
        raise Unfit({"confirm": NOT_CONFIRMED})
    signed = SignOff(
        response_id=found.of.id, content_hash=content_hash, declaration=CURRENT.of(found.of.organisation_name),
        person_id=found.person.id, person_name=found.person.shown_name, signed_at=found.now,
    )  # fmt: skip
    db.add(signed)
    db.flush()
    record(
        db, action="signed", subject=f"response:{found.of.id}", at=found.now, by=found.person.id,
        programme=found.of.programme_id,
        details={"sign_off": signed.id, "content_hash": content_hash, "declaration": CURRENT.version},
    )  # fmt: skip
    return signed


def require_complete(found: Opened) -> None:
    """Raises NotAllowedNow while something required is missing."""
    missing = len(found.stand.counts.required_open)
    if missing:
        left = counted(missing, "required question is", "required questions are")
        raise NotAllowedNow(f"{left} not answered yet; answer what is missing first.")
