"""The four figures of one organisation on what both rounds asked: its earlier and its later answers, by the earlier and by
the later rules."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from questionnaires.lineage.links import Link
from questionnaires.question_types import AnyQuestion
from scoring.constituencies.standing import figure_of
from scoring.decomposition.carrying import Kept, carried, kept_questions
from scoring.decomposition.rescoring import Rescorer
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


class Fours:
    """Of the organisations named, which handed in both times. Receipts serve as they are wherever they say the same."""

    def __init__(self, before: Scored, after: Scored, links: Iterable[Link], references: Collection[str]) -> None:
        self.before, self.after = before, after
        self.said = Said(before), Said(after)
        self._fits: dict[tuple[str, int, type, Words], Words | None] = {}
        self._questions = before.compiled.questionnaire.questions, after.compiled.questionnaire.questions
        pairs = kept_questions(links, before.compiled.questionnaire, after.compiled.questionnaire)
        self.same_rules = (
            before.compiled.scheme_ref == after.compiled.scheme_ref
            and before.compiled.questionnaire_ref == after.compiled.questionnaire_ref
        )
        self.kept = self._that_carry(pairs, references)
        self.is_all = (
            {one.old for one in self.kept} >= set(before.compiled.counted),
            {one.new for one in self.kept} >= set(after.compiled.counted),
        )
        self._rescorers = (
            self._rescorer(before, {one.old for one in self.kept}),
            self._rescorer(after, {one.new for one in self.kept}),
        )
        self._found: dict[str, Four | None] = {}

    @property
    def has_gates_beyond(self) -> bool:
        """Whether a gate looks at a question that is not kept."""
        kept = {one.old for one in self.kept}, {one.new for one in self.kept}
        return any(
            key not in kept[at]
            for at, scored in enumerate((self.before, self.after))
            for gate in scored.compiled.scheme.gates
            for key in questions_of(gate, list(scored.compiled.questionnaire.questions))
        )

    def of(self, reference: str) -> Four | None:
        """None where no total is left of what both rounds asked."""
        if reference not in self._found:
            self._found[reference] = self._four(reference)
        return self._found[reference]

    def _four(self, reference: str) -> Four | None:
        old, new = (one.organisations[reference] for one in (self.before, self.after))
        receipts = self._receipt(self.before, reference), self._receipt(self.after, reference)
        if self.same_rules and old.constituency == new.constituency:
            return Four(
                receipts[0], _weighed(receipts[0], receipts[1]), _weighed(receipts[1], receipts[0]), receipts[1]
            )
        by_old, by_new = self._rescorers
        if by_old is None or by_new is None:
            return None
        words = self.said[0].of(reference), self.said[1].of(reference)
        facts = self.said[0].profile(reference), self.said[1].profile(reference)

        def scored(side: int, by: int) -> Member:
            if side == by and self.is_all[by]:
                return receipts[by]
            whose = (old, new)[by]
            said = self._carried(words[side], side, by)
            return (by_old, by_new)[by].member(said, whose.constituency, whose.weight, facts[by])

        return Four(scored(0, 0), scored(0, 1), scored(1, 0), scored(1, 1))

    def _carried(self, words: Mapping[str, Words], side: int, by: int) -> dict[str, Words]:
        said: dict[str, Words] = {}
        for one in self.kept:
            keys = one.old, one.new
            fitting = words[keys[side]] if side == by else self._fit(one, words[keys[side]], by)
            assert fitting is not None  # or the question would not have been kept
            said[keys[by]] = fitting
        return said

    def _that_carry(self, pairs: list[Kept], references: Collection[str]) -> list[Kept]:
        """Without questions whose answers are not known both times, or do not all fit the other version."""
        if self.same_rules:
            return [one for one in pairs if self.said[0].knows(one.old) and self.said[1].knows(one.new)]
        return [one for one in pairs if self._carries(one, references)]

    def _carries(self, one: Kept, references: Collection[str]) -> bool:
        if not (self.said[0].knows(one.old) and self.said[1].knows(one.new)):
            return False
        return all(
            self._fit(one, self.said[side].of(key)[(one.old, one.new)[side]], 1 - side) is not None
            for key in references
            for side in (0, 1)
        )

    def _fit(self, one: Kept, words: Words, by: int) -> Words | None:
        known = (one.new, by, type(words), words)
        if known not in self._fits:
            to: AnyQuestion = self._questions[by][(one.old, one.new)[by]]
            self._fits[known] = carried(words, to, (one.backward, one.forward)[by])
        return self._fits[known]

    def _receipt(self, scored: Scored, reference: str) -> Member:
        scale, receipt = scored.compiled.scheme.scale, scored.receipts[reference]
        figure = figure_of(scale.on if scale is not None else "points", receipt)
        return Member(scored.organisations[reference].weight, figure, receipt.rating)

    def _rescorer(self, scored: Scored, kept: Collection[str]) -> Rescorer | None:
        compiled = restricted(scored.compiled, kept)
        return Rescorer(compiled) if compiled is not None else None


def _weighed(answers: Member, other: Member) -> Member:
    """The figure of the one with the organisation's weight of the other round."""
    return Member(other.weight, answers.figure, answers.rating)
