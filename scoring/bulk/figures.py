"""Sections, measures and the total of one compiled scheme, in the weights of one constituency."""

from collections.abc import Sequence
from fractions import Fraction

from scoring.bulk.coding import conditions_of
from scoring.bulk.members import Members, Part, Summed
from scoring.bulk.outcome import Outcome, ends_of, narrowed, share_between, share_of, where_present
from scoring.bulk.questions import Questions
from scoring.bulk.ratio import added, as_rounded, chosen, exceeds_ratio, fixed_ratio, reaches_ratio
from scoring.bulk.refusing import NotVectorisable
from scoring.bulk.rules import brought_to, by_rule
from scoring.bulk.truth import ALWAYS, NEVER, Truth, all_of
from scoring.bulk.whole import TooLarge
from scoring.calculating import Earned
from scoring.compiling import Compiled, Entry, Node, entry_weight, nominal
from scoring.scheme.figures import Adjustment, Figure, Threshold

_ADDS = ("sum", "mean")


class Figures:
    """Every figure by name. Raises NotVectorisable naming the first that cannot be exact."""

    def __init__(self, compiled: Compiled, questions: Questions, constituency: str | None, most_shared: int) -> None:
        self.compiled = compiled
        self.questions = questions
        self.constituency = constituency
        self.most_shared = most_shared
        self.conditions = {source: at for at, source in enumerate(conditions_of(compiled))}
        self.by_name: dict[str, Outcome] = {}
        for node in compiled.nodes:
            try:
                self.by_name[node.name] = self._figure(node).kept()
            except TooLarge:
                raise NotVectorisable(f"{node.name}: its numerators or denominators could pass 2**53.") from None
            except NotVectorisable as error:
                raise NotVectorisable(f"{node.name}: {error}") from None

    def reported(self, name: str) -> Outcome:
        """The figure as reported: rounded by the scheme's rule unless it has been rounded by its own."""
        outcome = self.by_name[name]
        if self.compiled.by_name[name].figure.rounding is not None:
            return outcome
        return Outcome(
            as_rounded(outcome.score, self.compiled.scheme.rounding), outcome.possible, outcome.present, None
        )

    def reaches(self, threshold: Threshold) -> Truth:
        """Whether a figure is at or beyond a threshold; one that is not there reaches nothing."""
        outcome = self.by_name.get(threshold.figure)
        if outcome is None:
            return NEVER
        scale, base = Fraction(1), fixed_ratio(Fraction(1))
        if threshold.on == "percent":
            scale, base = Fraction(threshold.of_maximum) / 100, outcome.possible
        holds = outcome.present
        if threshold.at_least is not None:
            holds = holds & reaches_ratio(outcome.score, base.times(scale * Fraction(threshold.at_least)))
        if threshold.above is not None:
            holds = holds & exceeds_ratio(outcome.score, base.times(scale * Fraction(threshold.above)))
        return holds

    def _figure(self, node: Node) -> Outcome:
        members = self._members(node)
        present = members.reach(node.figure.fewest_members).kept()
        if present.always is False:
            nothing = fixed_ratio(Fraction(0))
            return Outcome(nothing, nothing, NEVER, (Fraction(0), Fraction(0)))
        outcome = narrowed(by_rule(node.figure.rule, members, present)).kept()
        if node.figure.out_of is not None:
            outcome = brought_to(Fraction(node.figure.out_of), outcome, self.most_shared)
        if node.figure.reversed:
            outcome = _reversed(outcome)
        if node.measure is not None:
            outcome = self._adjusted(node.measure.adjust, outcome)
        if node.figure.rounding is not None:
            score = as_rounded(outcome.score, node.figure.rounding)
            outcome = Outcome(score, outcome.possible, outcome.present, share_between(score, outcome.possible))
        return narrowed(outcome)

    def _adjusted(self, adjustments: Sequence[Adjustment], outcome: Outcome) -> Outcome:
        """After the first adjustment whose thresholds all hold."""
        score = outcome.score
        for adjustment in reversed(adjustments):
            holds = all_of(self.reaches(threshold) for threshold in adjustment.when)
            changed = added([outcome.score.times(Fraction(adjustment.factor)), fixed_ratio(Fraction(adjustment.add))])
            score = chosen(holds, as_rounded(changed, adjustment.rounding), score)
        share = share_between(score, outcome.possible) if adjustments else outcome.share
        return Outcome(score, outcome.possible, outcome.present, share)

    def _members(self, node: Node) -> Members:
        figure = node.figure
        plain = [
            entry
            for entry in node.entries
            if figure.rule in _ADDS
            and entry.of.startswith("question:")
            and entry.condition is None
            and self.questions.is_plain(entry.of[9:])
        ]
        parts = [
            Part(entry_weight(entry, self.constituency), self._member(entry, figure))
            for entry in node.entries
            if not any(entry is one for one in plain)
        ]
        return Members(self._summed(plain, figure), parts, self.most_shared)

    def _member(self, entry: Entry, figure: Figure) -> Outcome:
        outcome = self._unconditional(entry, figure)
        if figure.each_out_of is not None:
            outcome = brought_to(Fraction(figure.each_out_of), outcome, self.most_shared)
        if entry.condition is None:
            return outcome
        at = self.conditions[entry.condition.source]

        holds = Truth(lambda block: block.holds[at])
        return Outcome(outcome.score, outcome.possible, (outcome.present & holds).kept(), outcome.share)

    def _unconditional(self, entry: Entry, figure: Figure) -> Outcome:
        if entry.of.startswith("question:"):
            return self.questions.outcome(entry.of[9:])
        outcome = self.by_name[entry.of]
        if figure.absent_members == "leave_out" or outcome.present.always:
            return outcome
        most = nominal(self.compiled, entry.of, self.constituency)
        possible = chosen(outcome.present, outcome.possible, fixed_ratio(most))
        share = (
            None
            if outcome.share is None or most < 0
            else (min(outcome.share[0], Fraction(0)), max(outcome.share[1], Fraction(0)))
        )
        return Outcome(where_present(outcome.score, outcome.present), possible, ALWAYS, share)

    def _summed(self, entries: Sequence[Entry], figure: Figure) -> list[Summed]:
        """The questions whose codes alone decide what they bring, added up in one go."""
        if not entries:
            return []
        scale = Fraction(figure.each_out_of) if figure.each_out_of is not None else None
        weights = [entry_weight(entry, self.constituency) for entry in entries]
        keys = [entry.of[9:] for entry in entries]
        earned = [[_brought(one, scale) for one in self.questions.by_code(key)] for key in keys]
        present = [[Fraction(one is not None) for one in some] for some in earned]
        some = [one for each in earned for one in each if one is not None]
        ends = [ends_of(each) for each in earned]
        return [
            Summed(
                score=self.questions.summed(keys, [scores for scores, _ in ends], weights),
                possible=self.questions.summed(keys, [maxima for _, maxima in ends], weights),
                weight=self.questions.summed(keys, present, weights),
                count=self.questions.summed(keys, present, [Fraction(1)] * len(keys)).top,
                share=share_of(some) if min(weights) >= 0 else None,
                scores=_ends([one.score for one in some]),
                maxima=_ends([one.possible for one in some]),
                adds_up=min(weights) >= 0,
                shows=min(weights) > 0 and all(one.possible > 0 for one in some),
            )
        ]


def _brought(earned: Earned | None, scale: Fraction | None) -> Earned | None:
    if earned is None or scale is None:
        return earned
    return Earned(earned.score * scale / earned.possible, scale) if earned.possible != 0 else None


def _ends(numbers: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    return (min(numbers), max(numbers)) if numbers else (Fraction(0), Fraction(0))


def _reversed(outcome: Outcome) -> Outcome:
    score = added([outcome.possible, outcome.score.times(Fraction(-1))])
    share = (1 - outcome.share[1], 1 - outcome.share[0]) if outcome.share is not None else None
    return Outcome(score, outcome.possible, outcome.present, share)
