"""What enters a figure: its members in one constituency, and what each brings."""

from dataclasses import dataclass
from fractions import Fraction

from scoring.calculating import Earned, Weighed
from scoring.compiling import Entry, Node
from scoring.exact import texts
from scoring.lines import Scored
from scoring.receipt import Part

MOST_KEPT = 4_096


@dataclass(frozen=True, slots=True)
class Entering:
    """A member of a figure in one constituency, and what it brings for each line of its question met so far."""

    entry: Entry
    question: str | None
    weight: Fraction
    known: dict[Scored, tuple[Weighed | None, Part]]


def is_of_lines(node: Node) -> bool:
    """Whether the figure follows from the lines of its questions alone."""
    return node.measure is None and all(
        entry.of.startswith("question:") and entry.condition is None for entry in node.entries
    )


def brought_by_line(entering: Entering, scored: Scored) -> tuple[Weighed | None, Part]:
    known = entering.known.get(scored)
    if known is None:
        known = brought(entering, scored.earned, scored.line.absence if scored.earned is None else None)
        if len(entering.known) < MOST_KEPT:
            entering.known[scored] = known
    return known


def brought(entering: Entering, earned: Earned | None, left_out: str | None) -> tuple[Weighed | None, Part]:
    score, score_exact = texts(earned.score) if earned else (None, None)
    maximum, maximum_exact = texts(earned.possible) if earned else (None, None)
    part = Part(
        of=entering.entry.of,
        weight=texts(entering.weight)[0],
        score=score,
        maximum=maximum,
        left_out=left_out,
        score_exact=score_exact,
        maximum_exact=maximum_exact,
    )
    return Weighed(entering.weight, earned) if earned else None, part
