"""Answers of either round scored by the rules of either, on the questions that both asked."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from questionnaires.answers import Absence, NotApplicable
from questionnaires.applicability import Applied
from scoring.compiling import Compiled, reported
from scoring.decomposition.rolling import Member
from scoring.decomposition.saying import Words
from scoring.engine import Engine, Respondent
from scoring.gates import GateInput, result_of
from scoring.rating import capped, rated


class Rescorer:
    """One scheme on the questions kept. What was asked of whom is taken from the round that was answered, so no condition of
    the questionnaire is worked out again; those of the scheme's figures see the answers kept."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.engine = Engine(compiled)

    def member(
        self,
        said: Mapping[str, Words],
        constituency: str,
        weight: Fraction | None,
        profile: Mapping[str, Any],
    ) -> Member:
        """`said`: by the keys of this scheme's questionnaire."""
        respondent = Respondent("", constituency=constituency, profile=profile)
        applied = self._applied(said)
        nodes = self.engine.figures(applied, respondent).nodes
        exact = nodes[self.compiled.total]
        total = reported(self.compiled, self.compiled.total, exact)
        if exact is None or total is None:
            return Member(weight, None, None)
        scale = self.compiled.scheme.scale
        if scale is None:
            return Member(weight, total.score, None)
        level = rated(scale, exact if scale.figure == "exact" else total)
        if level is None:
            return Member(weight, None, None)
        seen = GateInput(applied.shown, applied.given, nodes)
        gates = [result_of(gate, keys, seen) for gate, keys in self.engine.gates]
        figure = total.score if scale.on == "points" else total.score * 100 / total.possible
        return Member(weight, figure, capped(scale, level.key, gates))

    def _applied(self, said: Mapping[str, Words]) -> Applied:
        given = {key: words for key, words in said.items() if not isinstance(words, Absence)}
        questions = self.compiled.questionnaire.questions
        seen = {
            key: questions[key].as_condition_value(value)
            for key, value in given.items()
            if not isinstance(value, NotApplicable)
        }
        shown = frozenset(key for key, words in said.items() if words is not Absence.NOT_ASKED)
        return Applied(shown, given, seen)
