"""Answers of either round scored by the rules of either, on the questions that both asked: the engine's rules without the words
of a receipt."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from questionnaires.answers import Absence, Given, NotApplicable
from scoring.calculating import Earned, Weighed, adjusted, figure_of, finished
from scoring.compiling import Compiled, nominal, reported, weights_in
from scoring.decomposition.rolling import Member
from scoring.decomposition.saying import Words, is_answer
from scoring.gates import GateInput, questions_of, result_of
from scoring.lines import of_broken
from scoring.parts import Counted, Node
from scoring.rating import capped, rated
from scoring.receipt import GateResult


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose answers they are: what scoring may look at beside them."""

    constituency: str
    weight: Fraction | None
    profile: Mapping[str, Any]


class Rescorer:
    """One scheme on the questions kept. What was asked of whom is taken from the round that was answered, so no condition of
    the questionnaire is worked out again; those of the scheme's figures see the answers kept."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        keys = list(compiled.questionnaire.questions)
        self._gates = [(gate, questions_of(gate, keys)) for gate in compiled.scheme.gates]
        self._chained = [compiled.counted[key] for key in compiled.chained if compiled.counted[key].chains]
        self._has_conditions = any(entry.condition is not None for node in compiled.nodes for entry in node.entries)

    def member(self, said: Mapping[str, Words], marks: Mapping[str, Earned | None], whose: Whose) -> Member:
        """`said`, and `marks` of what is counted before chains, by the keys of this scheme's questionnaire."""
        nodes = self._nodes(said, self._after_chains(said, marks), whose)
        exact = nodes[self.compiled.total]
        total = reported(self.compiled, self.compiled.total, exact)
        if exact is None or total is None:
            return Member(whose.weight, None, None)
        scale = self.compiled.scheme.scale
        if scale is None:
            return Member(whose.weight, total.score, None)
        level = rated(scale, exact if scale.figure == "exact" else total)
        if level is None:
            return Member(whose.weight, None, None)
        gates = self._results(said, nodes)
        figure = total.score if scale.on == "points" else total.score * 100 / total.possible
        return Member(whose.weight, figure, capped(scale, level.key, gates))

    def _results(self, said: Mapping[str, Words], nodes: Mapping[str, Earned | None]) -> list[GateResult]:
        if not self._gates:
            return []
        asked = frozenset(key for key, words in said.items() if words is not Absence.NOT_ASKED)
        seen = GateInput(asked, _given(said), nodes)
        return [result_of(gate, keys, seen) for gate, keys in self._gates]

    def _after_chains(self, said: Mapping[str, Words], marks: Mapping[str, Earned | None]) -> dict[str, Earned | None]:
        earned = dict(marks)
        for one in self._chained:
            before = earned[one.key]
            if before is not None and is_answer(one, said[one.key]):
                earned[one.key] = _chained(one, before, earned)
        return earned

    def _nodes(
        self, said: Mapping[str, Words], earned: Mapping[str, Earned | None], whose: Whose
    ) -> dict[str, Earned | None]:
        seen = self._seen(said) if self._has_conditions else {}
        nodes: dict[str, Earned | None] = {}
        for node in self.compiled.nodes:
            outcome = figure_of(node.figure, self._members(node, seen, earned, nodes, whose), _unsaid)
            if outcome is not None:
                if node.measure is not None:
                    outcome = adjusted(node.measure, outcome, nodes, _unsaid)
                outcome = finished(node.figure, outcome, _unsaid)
            nodes[node.name] = outcome
        return nodes

    def _members(
        self,
        node: Node,
        seen: Mapping[str, Any],
        earned: Mapping[str, Earned | None],
        nodes: Mapping[str, Earned | None],
        whose: Whose,
    ) -> list[Weighed]:
        members = []
        for entry, weight in zip(node.entries, weights_in(self.compiled, node, whose.constituency), strict=True):
            if entry.condition is not None and not entry.condition.holds(seen, whose.profile, whose.constituency):
                continue
            if entry.of.startswith("question:"):
                brought = earned[entry.of[9:]]
            else:
                brought = nodes[entry.of]
                if brought is None and node.figure.absent_members == "zero":
                    brought = Earned(Fraction(0), nominal(self.compiled, entry.of, whose.constituency))
            if brought is not None:
                members.append(Weighed(weight, brought))
        return members

    def _seen(self, said: Mapping[str, Words]) -> dict[str, Any]:
        """The answers as conditions see them."""
        questions = self.compiled.questionnaire.questions
        return {
            key: questions[key].as_condition_value(value)
            for key, value in _given(said).items()
            if not isinstance(value, NotApplicable)
        }


def _given(said: Mapping[str, Words]) -> dict[str, Given]:
    return {key: words for key, words in said.items() if not isinstance(words, Absence)}


def _chained(one: Counted, before: Earned, earned: Mapping[str, Earned | None]) -> Earned | None:
    for link in one.chains:
        other = earned[link.question]
        if other is None or other.score <= link.more_than:
            return of_broken(one, before, link)[0]
    return before


def _unsaid(_: str) -> None:
    """No receipt is written."""
