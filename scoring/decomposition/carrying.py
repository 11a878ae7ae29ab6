"""Answers carried from a question to the comparable one of another version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from questionnaires.answers import Given, NotApplicable, plain
from questionnaires.definition import Questionnaire
from questionnaires.lineage.links import Link
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types import AnyQuestion


@dataclass(frozen=True, slots=True)
class Kept:
    """A comparable question of both versions, with the options whose keys alone changed, either way."""

    old: str
    new: str
    forward: Mapping[str, str]
    backward: Mapping[str, str]


def kept_questions(links: Iterable[Link], before: Questionnaire, after: Questionnaire) -> list[Kept]:
    """Of comparable links those from one question to one of the same kind. A split or merged question has no one answer to
    carry, however comparable its figures are."""
    found = []
    for link in links:
        if link.comparable and len(link.old) == len(link.new) == 1:
            old, new = link.old[0], link.new[0]
            if type(before.questions[old]) is type(after.questions[new]):
                rekeyed = {one.old: one.new for one in link.options.rekeyed} if link.options is not None else {}
                found.append(Kept(old, new, rekeyed, {there: here for here, there in rekeyed.items()}))
    return found


def carried(said: Given, to: AnyQuestion, rekeyed: Mapping[str, str]) -> Given | None:
    """The same answer to the other question; None where it does not fit there."""
    if isinstance(said, NotApplicable):
        return said if to.not_applicable else None
    written = plain(said)
    if rekeyed:
        written = (
            [rekeyed.get(key, key) for key in written]
            if isinstance(written, list)
            else rekeyed.get(str(written), written)
        )
    try:
        return to.read(written)
    except InvalidAnswer:
        return None
