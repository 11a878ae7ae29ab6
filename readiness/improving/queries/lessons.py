"""The register of lessons, filtered; and lessons compared across rounds."""

from dataclasses import dataclass
from urllib.parse import urlencode

from sqlmodel import Session

from readiness.carrying import waiting
from readiness.improving.doors import programme_seen
from readiness.improving.queries.register import Shelf, learned, rounds_since, shelf_of
from readiness.improving.seen import LessonsSeen, lessons_seen
from readiness.permissions import SignedIn, may_see_every_action, require
from readiness.tables import Lesson, Programme
from readiness.web.paging import Paged, paged
from reports.lessons.across import Across, across
from reports.lessons.values import PROGRAMME, STATES, Learned

A_PAGE = 25
OPEN = "not_closed"
WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class LessonFilters:
    """`constituency` and `round` by id; `constituency` whole for lessons of the whole programme."""

    theme: str = ""
    constituency: str = ""
    round: str = ""
    state: str = ""

    @property
    def query(self) -> str:
        return urlencode({name: getattr(self, name) for name in self.__slots__ if getattr(self, name)})


@dataclass(frozen=True, slots=True)
class ListedLesson:
    id: str
    reference: str
    title: str
    theme: str
    constituency: str
    owner: str
    state: str
    words: str
    raised: str


@dataclass(frozen=True, slots=True)
class LessonsPage:
    programme: Programme
    filters: LessonFilters
    themes: tuple[tuple[str, str], ...]
    constituencies: tuple[tuple[str, str], ...]
    rounds: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    rows: Paged[ListedLesson]
    total: int
    """Of lessons this person reads, whatever the filters."""
    manages: bool
    compares: bool
    offer: tuple[str, int] | None
    """The latest round and how many lessons may be carried into it."""

    @property
    def address(self) -> str:
        query = self.filters.query
        return f"/programmes/{self.programme.id}/lessons?{query}{'&' if query else ''}page={{page}}"


def lessons_page(
    db: Session, person: SignedIn, programme_id: str, filters: LessonFilters, *, number: int
) -> LessonsPage:
    programme = programme_seen(db, person, programme_id)
    seen, shelf = lessons_seen(db, person, programme), shelf_of(db, programme)
    read = [one for one in shelf.lessons if seen.covers(one)]
    found = [one for one in read if fits(shelf, one, filters)]
    latest = shelf.rounds[-1] if shelf.rounds else None
    offered = waiting(db, latest) if seen.manages and latest else []
    themes = sorted({one.theme for one in read})
    here = {one.constituency_id for one in read}
    return LessonsPage(
        programme=programme, filters=filters, themes=tuple((one, one) for one in themes),
        constituencies=(
            (WHOLE, PROGRAMME), *((one.id, one.name) for one in shelf.constituencies if one.id in here)
        ),
        rounds=tuple((one.id, one.title) for one in shelf.rounds), states=((OPEN, "Not closed"), *STATES.items()),
        rows=paged([_listed(shelf, one) for one in found], number, A_PAGE), total=len(read), manages=seen.manages,
        compares=seen.figures, offer=(latest.title, len(offered)) if latest and offered else None,
    )  # fmt: skip


def register_of(db: Session, person: SignedIn, programme_id: str, filters: LessonFilters) -> list[Learned]:
    """What this person may take away."""
    programme = programme_seen(db, person, programme_id)
    seen, shelf = lessons_seen(db, person, programme), shelf_of(db, programme)
    return _learned(db, person, seen, shelf, [one for one in shelf.lessons if fits(shelf, one, filters)])


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """`ids`: reference of each lesson to its address."""

    programme: Programme
    across: Across
    ids: dict[str, str]


def compared_page(db: Session, person: SignedIn, programme_id: str) -> ComparedPage:
    """For those who see figures."""
    programme = programme_seen(db, person, programme_id)
    seen, shelf = lessons_seen(db, person, programme), shelf_of(db, programme)
    require(seen.figures)
    shown = [one for one in shelf.lessons if seen.shows_figures(one)]
    found = _learned(db, person, seen, shelf, shown)
    return ComparedPage(
        programme,
        across(found, [one.title for one in shelf.rounds], [one.name for one in shelf.constituencies]),
        {f"L{one.number}": f"/lessons/{one.id}" for one in shown},
    )


def fits(shelf: Shelf, lesson: Lesson, filters: LessonFilters) -> bool:
    wanted = filters.constituency
    in_round = (
        not filters.round or lesson.round_id == filters.round or filters.round in shelf.carries.get(lesson.id, ())
    )
    in_state = (
        filters.state not in (*STATES, OPEN)
        or lesson.state.value == filters.state
        or (filters.state == OPEN and lesson.state.value not in ("verified", "set_aside"))
    )
    return (
        filters.theme in ("", lesson.theme)
        and (not wanted or lesson.constituency_id == (None if wanted == WHOLE else wanted))
        and in_round
        and in_state
    )


def _learned(db: Session, person: SignedIn, seen: LessonsSeen, shelf: Shelf, lessons: list[Lesson]) -> list[Learned]:
    actions = may_see_every_action(person, shelf.programme.id)
    return [learned(db, seen, shelf, one, with_actions=actions) for one in lessons if seen.covers(one)]


def _listed(shelf: Shelf, one: Lesson) -> ListedLesson:
    constituency = shelf.constituency_of(one)
    rounds = rounds_since(shelf, one)
    raised = rounds[0].title if rounds and rounds[0].id == one.round_id else "a meeting" if one.group_id else ""
    return ListedLesson(
        one.id, f"L{one.number}", one.title, one.theme, constituency.name if constituency else PROGRAMME, one.owner,
        one.state.value, one.state.words, raised,
    )  # fmt: skip
