"""The four figures of one organisation on what both rounds asked: its earlier and its later answers, by the earlier and by
the later rules."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from questionnaires.answers import Absence, Given
from questionnaires.lineage.links import Link
from scoring.calculating import Earned
from scoring.constituencies.standing import figure_of
from scoring.decomposition.carrying import Kept, carried, kept_questions
from scoring.decomposition.points import same_points
from scoring.decomposition.rescoring import Rescorer, Whose
from scoring.decomposition.restricting import restricted
from scoring.decomposition.rolling import Member
from scoring.decomposition.rounds import Scored
from scoring.decomposition.saying import Said, Words
from scoring.gates import questions_of


@dataclass(frozen=True, slots=True)
class Four:
    """`old_by_new`: the earlier answers by the later rules; and so on."""

    old_by_old: Member
    old_by_new: Member
    new_by_old: Member
    new_by_new: Member

    @property
    def is_whole(self) -> bool:
        """Whether there is a figure in each case."""
        return all(
            one.figure is not None for one in (self.old_by_old, self.old_by_new, self.new_by_old, self.new_by_new)
        )


@dataclass(frozen=True, slots=True)
class Carried:
    """A question kept, its key in either version, and what each of its answers is in the other version."""

    keys: tuple[str, str]
    fits: tuple[Mapping[Given, Given], Mapping[Given, Given]]
    same_points: bool

    def words(self, words: Words, side: int, by: int) -> Words:
        return words if side == by or isinstance(words, Absence) else self.fits[side][words]


class Fours:
    """Of the organisations named, which handed in both times. Receipts serve as they are wherever they say the same."""

    def __init__(self, before: Said, after: Said, links: Iterable[Link], references: Collection[str]) -> None:
        self.said = before, after
        self.rounds: tuple[Scored, Scored] = before.scored, after.scored
        self._compiled = before.scored.compiled, after.scored.compiled
        old, new = self._compiled
        self.same_rules = (old.scheme_ref, old.questionnaire_ref) == (new.scheme_ref, new.questionnaire_ref)
        self._same_place = {key: self._stays(key) for key in references}
        pairs = kept_questions(links, old.questionnaire, new.questionnaire)
        self.kept = self._that_carry(pairs, [*references] if not self.same_rules else self._movers)
        self._is_all = tuple({one.keys[at] for one in self.kept} >= {*self._compiled[at].counted} for at in (0, 1))
        self._rescorers = self._rescorer(0), self._rescorer(1)
        self._found: dict[str, Four | None] = {}

    @property
    def _movers(self) -> list[str]:
        return [key for key, stays in self._same_place.items() if not stays]

    def counted(self, at: int) -> tuple[int, int]:
        """How many questions that the earlier (0) or the later (1) scheme counts are kept, and how many it counts."""
        counted = self._compiled[at].counted
        return sum(one.keys[at] in counted for one in self.kept), len(counted)

    @property
    def has_gates_beyond(self) -> bool:
        """Whether a gate looks at a question that is not kept."""
        return any(
            key not in {one.keys[at] for one in self.kept}
            for at, compiled in enumerate(self._compiled)
            for gate in compiled.scheme.gates
            for key in questions_of(gate, list(compiled.questionnaire.questions))
        )

    def of(self, reference: str) -> Four | None:
        """None where no total is left of what both rounds asked."""
        if reference not in self._found:
            self._found[reference] = self._four(reference)
        return self._found[reference]

    def _four(self, reference: str) -> Four | None:
        old, new = self._receipt(0, reference), self._receipt(1, reference)
        if self.same_rules and self._same_place[reference]:
            return Four(old, _weighed(old, new), _weighed(new, old), new)
        by_old, by_new = self._rescorers
        if by_old is None or by_new is None:
            return None

        def scored(side: int, by: int) -> Member:
            if side == by and self._is_all[by]:
                return (old, new)[by]
            said, marks = self._carried(reference, side, by)
            return (by_old, by_new)[by].member(said, marks, self._whose(reference, by))

        return Four(scored(0, 0), scored(0, 1), scored(1, 0), scored(1, 1))

    def _carried(self, reference: str, side: int, by: int) -> tuple[dict[str, Words], dict[str, Earned | None]]:
        given, counted = self.said[side].of(reference), self._compiled[by].counted
        said: dict[str, Words] = {}
        marks: dict[str, Earned | None] = {}
        for one in self.kept:
            words, key = given[one.keys[side]], one.keys[by]
            said[key] = one.words(words, side, by)
            if key in counted:
                if side != by and one.same_points and not isinstance(words, Absence):
                    marks[key] = self.said[side].mark(self._compiled[side].counted[one.keys[side]], words)
                else:
                    marks[key] = self.said[by].mark(counted[key], said[key])
        return said, marks

    def _that_carry(self, pairs: Iterable[Kept], references: Collection[str]) -> list[Carried]:
        """Without questions whose answers are not known both times, or do not all fit the other version."""
        found = []
        for one in pairs:
            if self.said[0].knows(one.old) and self.said[1].knows(one.new):
                fits = self._fits(one, 0, references), self._fits(one, 1, references)
                if fits[0] is not None and fits[1] is not None:
                    found.append(Carried((one.old, one.new), (fits[0], fits[1]), self._same_points(one)))
        return found

    def _fits(self, one: Kept, side: int, references: Collection[str]) -> dict[Given, Given] | None:
        """Each answer given to what it is in the other version; None where one does not fit."""
        key = (one.old, one.new)[side]
        to = self._compiled[1 - side].questionnaire.questions[(one.new, one.old)[side]]
        given = {
            words for reference in references if not isinstance(words := self.said[side].of(reference)[key], Absence)
        }
        fits = {words: carried(words, to, (one.forward, one.backward)[side]) for words in given}
        found = {words: fitting for words, fitting in fits.items() if fitting is not None}
        return found if len(found) == len(fits) else None

    def _same_points(self, one: Kept) -> bool:
        old, new = (compiled.counted.get(key) for compiled, key in zip(self._compiled, (one.old, one.new), strict=True))
        return old is not None and new is not None and same_points(old, new)

    def _stays(self, reference: str) -> bool:
        old, new = (one.organisations[reference].constituency for one in self.rounds)
        return old == new

    def _whose(self, reference: str, by: int) -> Whose:
        organisation = self.rounds[by].organisations[reference]
        return Whose(organisation.constituency, organisation.weight, self.said[by].profile(reference))

    def _receipt(self, at: int, reference: str) -> Member:
        scored = self.rounds[at]
        scale, receipt = scored.compiled.scheme.scale, scored.receipts[reference]
        figure = figure_of(scale.on if scale is not None else "points", receipt)
        return Member(scored.organisations[reference].weight, figure, receipt.rating)

    def _rescorer(self, at: int) -> Rescorer | None:
        compiled = restricted(self._compiled[at], {one.keys[at] for one in self.kept})
        return Rescorer(compiled) if compiled is not None else None


def _weighed(answers: Member, other: Member) -> Member:
    """The figure of the one with the organisation's weight of the other round."""
    return Member(other.weight, answers.figure, answers.rating)
