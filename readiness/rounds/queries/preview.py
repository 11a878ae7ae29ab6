"""Who will be asked when a round opens today, and what stands in its way."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from readiness.rounds.audience import Member, Rule, asked_by, members_on
from readiness.rounds.beginning import Beginnings
from readiness.rounds.people import people_of
from readiness.scorekeeping import instrument_of
from readiness.tables import Constituency, SchemeVersion
from readiness.web.frame import Link

MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class NamedFew:
    """Some of many, by name."""

    count: int
    named: tuple[tuple[Link, str], ...]
    """With a sentence, where there is one to say."""

    @property
    def more(self) -> int:
        return self.count - len(self.named)


@dataclass(frozen=True, slots=True)
class Preview:
    total: int
    people: int
    groups: tuple[tuple[str, int], ...]
    """Constituency and how many of its organisations will be asked."""
    unplaced: NamedFew
    """In no constituency on the day, so never asked."""
    nobody: NamedFew
    """Asked, but nobody answers or signs for them yet."""
    misfits: NamedFew
    """With facts that the questionnaire cannot read; the round does not open with one."""

    @property
    def can_open(self) -> bool:
        return self.total > 0 and self.misfits.count == 0


def preview(db: Session, programme_id: str, rule: Rule, scheme_id: str, on: date) -> Preview:
    members = members_on(db, programme_id, on)
    asked = asked_by(rule, members)
    people = people_of(db, programme_id, (one.id for one in asked))
    reached = {key for person in people for key in person.organisations}
    counts = Counter(one.constituency_id for one in asked)
    titles = db.exec(
        select(Constituency.id, Constituency.title)
        .where(Constituency.programme_id == programme_id, Constituency.answers)
        .order_by(col(Constituency.position), Constituency.name)
    )
    return Preview(
        len(asked),
        len(people),
        tuple((title, counts[key]) for key, title in titles if _may_ask(rule, key, members)),
        _few(members, lambda one: one.constituency is None),
        _few(asked, lambda one: one.id not in reached),
        _misfits(db, scheme_id, asked),
    )


def _may_ask(rule: Rule, constituency_id: str, members: tuple[Member, ...]) -> bool:
    """Whether the rule reaches the constituency, even where no organisation fits."""
    if rule.constituencies is None:
        return True
    return any(one.constituency in rule.constituencies for one in members if one.constituency_id == constituency_id)


def _few(members: tuple[Member, ...], which: Callable[[Member], bool]) -> NamedFew:
    found = [one for one in members if which(one)]
    return NamedFew(len(found), tuple((_link(one), "") for one in found[:MOST_NAMED]))


def _misfits(db: Session, scheme_id: str, asked: tuple[Member, ...]) -> NamedFew:
    scheme = db.get(SchemeVersion, scheme_id)
    if scheme is None:
        return NamedFew(0, ())
    _, found = Beginnings(instrument_of(db, scheme.version_id, scheme_id)).all(asked)
    return NamedFew(len(found), tuple((_link(one), sentence) for one, sentence in found[:MOST_NAMED]))


def _link(one: Member) -> Link:
    return Link(one.name, f"/organisations/{one.id}")
