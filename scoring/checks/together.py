"""What only shows once a sound scheme and its questionnaire are together: circles, and points that would be lost."""

from collections.abc import Iterator

from questionnaires.definition import Questionnaire
from questionnaires.documents import Document, Path
from questionnaires.problems import Problem
from scoring.checks.figures import figures_of
from scoring.compiling import Compiled, Node, Unscorable, compile_scheme, nominal
from scoring.points import PointRule
from scoring.scheme import Scheme


def problems_together(scheme: Scheme, document: Document, questionnaire: Questionnaire) -> Iterator[Problem]:
    """Of a scheme in which nothing else is wrong."""
    try:
        compiled = compile_scheme(questionnaire, scheme)
    except Unscorable as error:
        yield document.problem((), scheme.key, str(error))
        return
    for node in compiled.nodes:
        for of in _lost(compiled, node):
            kind, _, key = of.partition(":")
            sentence = (
                f"`each_out_of` cannot bring the {kind} `{key}` to another maximum, since nothing is possible in it; "
                "its points would be lost. Give it a `maximum`, or take it out."
            )
            yield document.problem((*_path(scheme, node), "each_out_of"), node.name.partition(":")[2], sentence)


def _path(scheme: Scheme, node: Node) -> Path:
    return next((path for path, _, figure in figures_of(scheme) if figure is node.figure), ())


def _lost(compiled: Compiled, node: Node) -> Iterator[str]:
    """Members that can earn or lose points, of which nothing is possible."""
    for entry in node.entries if getattr(node.figure, "each_out_of", None) is not None else ():
        if nominal(compiled, entry.of, None) == 0 and _moves(compiled, entry.of):
            yield entry.of


def _moves(compiled: Compiled, name: str) -> bool:
    if name.startswith("question:"):
        return _earns(compiled.counted[name[9:]].points)
    return any(_moves(compiled, entry.of) for entry in compiled.by_name[name].entries)


def _earns(rule: PointRule) -> bool:
    return rule.least != 0 or rule.highest != 0
