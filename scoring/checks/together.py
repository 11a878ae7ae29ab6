"""What only shows once a sound scheme and its questionnaire are together: circles, and points that would be lost."""

from collections.abc import Iterator

from questionnaires.definition import Questionnaire
from questionnaires.documents import Document, Path
from questionnaires.problems import Problem
from scoring.checks.figures import figures_of
from scoring.compiling import Circular, Compiled, Node, compile_scheme, nominal
from scoring.points import PointRule
from scoring.rules import rules_by_question
from scoring.scheme import Scheme


def problems_together(scheme: Scheme, document: Document, questionnaire: Questionnaire) -> Iterator[Problem]:
    """Of a scheme in which nothing else is wrong."""
    try:
        compiled = compile_scheme(questionnaire, scheme)
    except Circular as circle:
        path, key = _of_circle(circle.names, scheme, questionnaire)
        yield document.problem(path, key, str(circle))
        return
    for node in compiled.nodes:
        for of in _lost(compiled, node):
            kind, _, key = of.partition(":")
            sentence = (
                f"`each_out_of` cannot bring the {kind} `{key}` to another maximum, since nothing is possible in it; "
                "its points would be lost. Give it a `maximum`, or take it out."
            )
            yield document.problem((*_path(scheme, node), "each_out_of"), node.name.partition(":")[2], sentence)


def _of_circle(names: tuple[str, ...], scheme: Scheme, questionnaire: Questionnaire) -> tuple[Path, str]:
    """Where the first on the circle that the scheme writes down stands, and its key."""
    rules = rules_by_question(questionnaire, scheme)
    written: dict[str, tuple[Path, str]] = {
        f"section:{key}": (("sections", "by_key", key), key) for key in scheme.sections.by_key
    }
    written |= {f"measure:{one.key}": (("measures", at), one.key) for at, one in enumerate(scheme.measures)}
    written |= {key: (("questions", scheme.questions.index(rules[key])), key) for key in names if key in rules}
    return next((written[name] for name in names if name in written), (("sections", "default"), "default"))


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
