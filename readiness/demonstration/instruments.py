"""The versions of the catalogue, published with their schemes, each after the one before."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from questionnaires.exchange.own import content_hash
from questionnaires.loading import load_questionnaire
from questionnaires.texts import words
from readiness.demonstration.files import DatedRound
from readiness.example_programme import CATALOGUE
from readiness.files import read_text
from readiness.history import record
from readiness.identifiers import new_id
from readiness.tables import Family, SchemeVersion, Version, VersionState
from scoring.loading import load_scheme


@dataclass(frozen=True, slots=True)
class Published:
    version_id: str
    scheme_id: str


class Shelf:
    """Publishes what rounds need, in their order; a version confirms its lineage from the one before."""

    def __init__(self, db: Session, programme_id: str, author: str) -> None:
        self.db, self.programme_id, self.author = db, programme_id, author
        self.family: Family | None = None
        self.last: Version | None = None

    def publish(self, one: DatedRound, at: datetime) -> Published:
        document = read_text(CATALOGUE / f"{one.questionnaire}.yaml")
        asked = load_questionnaire(document, one.questionnaire)
        version = Version(
            questionnaire_id=self._family(asked.key, words(asked.title)), number=asked.version, title=words(asked.title),
            state=VersionState.PUBLISHED, document=document, content_hash=content_hash(asked),
            previous_id=self.last.id if self.last else None, lineage_confirmed_at=at if self.last else None,
            lineage_confirmed_by=self.author if self.last else None, created_at=at, created_by=self.author, published_at=at,
            published_by=self.author,
        )  # fmt: skip
        self.db.add(version)
        self.db.flush()
        text = read_text(CATALOGUE / one.scheme)
        rules = load_scheme(text, one.scheme, asked)
        scheme = SchemeVersion(
            id=new_id(), version_id=version.id, key=rules.key, number=rules.version, title=words(rules.title),
            state=VersionState.PUBLISHED, document=text, content_hash=content_hash(rules), created_at=at, published_at=at,
        )  # fmt: skip
        self.db.add(scheme)
        self.db.flush()
        self.last = version
        record(
            self.db, action="published", subject=f"version:{version.id}", at=at, by=self.author,
            programme=self.programme_id, details={"number": version.number, "hash": version.content_hash},
        )  # fmt: skip
        return Published(version.id, scheme.id)

    def _family(self, key: str, title: str) -> str:
        if self.family is None:
            self.family = Family(programme_id=self.programme_id, key=key, title=title)
            self.db.add(self.family)
            self.db.flush()
        return self.family.id
