"""The red line against the version published before: one card for each thing that changed, to be filtered by what changed."""

from collections import Counter
from dataclasses import dataclass

from sqlmodel import Session

from questionnaires.changes import changes_between
from questionnaires.changes.as_text import MEANINGS
from questionnaires.texts import words
from readiness.authoring.doors import last_published, version_authored
from readiness.authoring.files import loaded
from readiness.authoring.red_line import KINDS, Card, Cards
from readiness.permissions import SignedIn
from readiness.tables import Programme, Version


@dataclass(frozen=True, slots=True)
class ChangesPage:
    programme: Programme
    version: Version
    previous: Version | None
    size: str
    meaning: str
    counts: tuple[tuple[str, str, int], ...]
    """Kind, its words, how many cards."""
    kind: str
    """Of the filter; empty for all."""
    cards: tuple[Card, ...]
    total: int


def changes_page(db: Session, person: SignedIn, version_id: str, kind: str) -> ChangesPage:
    programme, _, version = version_authored(db, person, version_id)
    previous = version_before(db, version)
    if previous is None:
        return ChangesPage(programme, version, None, "none", "", (), "", (), 0)
    changes = changes_between(loaded(previous.document), loaded(version.document))
    cards = tuple(Cards(changes, loaded(version.document).language, words_in(previous, version)).all())
    counts = Counter(one for card in cards for one in card.kinds)
    kind = kind if kind in counts else ""
    return ChangesPage(
        programme, version, previous, changes.size, MEANINGS[changes.size],
        tuple((key, title, counts[key]) for key, title in KINDS.items() if counts[key]),
        kind, tuple(card for card in cards if not kind or kind in card.kinds), len(cards),
    )  # fmt: skip


def version_before(db: Session, version: Version) -> Version | None:
    """Of a draft the one published last; of a published one that which was last then."""
    if version.published_at is None:
        return last_published(db, version.questionnaire_id, but=version.id)
    return db.get(Version, version.previous_id) if version.previous_id else None


def words_in(previous: Version, version: Version) -> dict[str, str]:
    """Question or section key to its words, those of the later version first."""
    found: dict[str, str] = {}
    for one in (previous, version):
        asked = loaded(one.document)
        found.update({key: words(question.text, asked.language) for key, question in asked.questions.items()})
        found.update({key: words(section.title, asked.language) for key, section in asked.all_sections.items()})
    return found
