"""Lessons compared across rounds.

Closed means verified at the end of a round. A lesson came back where it was closed and is raised again, or where it stays closed
and its linked questions got worse.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.lessons.values import PROGRAMME, Learned, Stand, Verdict


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of a lesson in a round. `why` in words."""

    lesson: Learned
    round: str
    why: str


@dataclass(frozen=True, slots=True)
class RoundCounts:
    """Of one round: lessons raised in it, carried into it, closed in it, come back in it, and not closed at its end."""

    round: str
    raised: int
    carried: int
    closed: int
    came_back: int
    open: int


@dataclass(frozen=True, slots=True)
class Improving:
    """Of one constituency: its lessons, those closed now, and what linked questions did each time a lesson was carried."""

    constituency: str
    lessons: int
    closed: int
    helped: int
    no_change: int
    worse: int
    cannot_tell: int

    @property
    def said(self) -> str:
        if not (self.helped or self.no_change or self.worse):
            return "Cannot tell"
        if self.helped == self.worse:
            return "No change" if not self.helped else "As often better as worse"
        return "Improves" if self.helped > self.worse else "Gets worse"


@dataclass(frozen=True, slots=True)
class Across:
    """Lessons that were set aside are left out everywhere."""

    rounds: tuple[RoundCounts, ...]
    came_back: tuple[Turn, ...]
    closed: tuple[Turn, ...]
    improving: tuple[Improving, ...]
    lessons: int


def across(lessons: Iterable[Learned], rounds: Sequence[str], constituencies: Sequence[str]) -> Across:
    """`rounds` by title and `constituencies` by name, in the programme's order."""
    counted = [one for one in lessons if one.state != "set_aside"]
    came_back = [turn for one in counted for turn in _came_back(one)]
    closed = [turn for one in counted for turn in _closed(one)]
    return Across(
        rounds=tuple(_counts(title, counted, came_back, closed) for title in rounds),
        came_back=tuple(came_back),
        closed=tuple(closed),
        improving=tuple(
            _improving(name, [one for one in counted if one.constituency == name])
            for name in (PROGRAMME, *constituencies)
            if any(one.constituency == name for one in counted)
        ),
        lessons=len(counted),
    )


def _came_back(lesson: Learned) -> Iterable[Turn]:
    for before, stand in zip(lesson.stands, lesson.stands[1:], strict=False):
        if before.state != "verified":
            continue
        if stand.state != "verified":
            yield Turn(lesson, stand.round, f"It was verified in {before.round} and is open again.")
        elif _verdict(stand) == "worse":
            yield Turn(lesson, stand.round, f"It was verified in {before.round}; its linked questions got worse since.")


def _closed(lesson: Learned) -> Iterable[Turn]:
    was = ""
    for stand in lesson.stands:
        if stand.state == "verified" and was != "verified":
            yield Turn(lesson, stand.round, _closing(stand))
        was = stand.state


def _closing(stand: Stand) -> str:
    verdict = _verdict(stand)
    if verdict is None:
        return "Verified; no linked question stands beside it in this round."
    return f"Verified; its linked questions say: {verdict}."


def _counts(title: str, lessons: Sequence[Learned], came_back: Sequence[Turn], closed: Sequence[Turn]) -> RoundCounts:
    here = [(at, stand) for one in lessons for at, stand in enumerate(one.stands) if stand.round == title]
    return RoundCounts(
        round=title,
        raised=sum(at == 0 for at, _ in here),
        carried=sum(stand.movement is not None for _, stand in here),
        closed=sum(turn.round == title for turn in closed),
        came_back=sum(turn.round == title for turn in came_back),
        open=sum(stand.state != "verified" for _, stand in here),
    )


def _improving(constituency: str, lessons: Sequence[Learned]) -> Improving:
    found = Counter(verdict for one in lessons for stand in one.stands if (verdict := _verdict(stand)) is not None)
    return Improving(
        constituency=constituency,
        lessons=len(lessons),
        closed=sum(one.state == "verified" for one in lessons),
        helped=found["helped"],
        no_change=found["no change"],
        worse=found["worse"],
        cannot_tell=found["cannot tell"],
    )


def _verdict(stand: Stand) -> Verdict | None:
    return stand.movement.verdict if stand.movement is not None else None
