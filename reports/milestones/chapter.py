"""The chapter of a pack: how sure organisations are of each milestone, and what has slipped."""

from collections.abc import Mapping

from reports.dataset import ALL
from reports.milestones.tables import columns, confidence_in_words, in_words, rows
from reports.milestones.values import Line
from reports.numbers import counted, day
from reports.packs.document import Block, Chapter, Sentences, Table
from reports.sheets import Column
from reports.suppression.protected import ProtectedTable

_PURPOSE = "How sure organisations are of each milestone, against the plan of the round, and what has slipped since the last one."
_NOTHING = "The questionnaire of this round does not ask where milestones stand."


def chapter(
    lines: ProtectedTable[Line], confidence: Mapping[str, str], *, as_of: str, before: str = "", see_parts: bool = True
) -> Chapter:
    """`confidence`: key of each level to its words, the least first. `before`: the title of the round before, if there is one.
    Without `see_parts` only all organisations together are shown, and counts of so few that they could be known are left out."""
    shown = lines.where(lambda line: see_parts or line.constituency == ALL)
    if not shown.rows:
        return Chapter("milestones", "Milestone confidence", _PURPOSE, (Sentences((_NOTHING,)),))
    base = f"{counted(shown.rows[0].of.count or 0, 'organisation', 'organisations')} asked, answers as of {day(as_of)}"
    if before:
        base += f"; slippage since {before}, over those who gave a day in both rounds"
    blocks: list[Block] = [_printed(shown, confidence, base, has_before=bool(before))]
    if see_parts:
        blocks.append(_data(shown, confidence, base, has_before=bool(before)))
    return Chapter("milestones", "Milestone confidence", _PURPOSE, tuple(blocks))


def _printed(lines: ProtectedTable[Line], confidence: Mapping[str, str], base: str, *, has_before: bool) -> Table:
    """All together, a row a milestone: what a steering group looks at."""
    levels = list(reversed(list(confidence.items())))
    heads = ["Milestone", "Planned for", "Said", "Complete", *(words for _, words in levels), "After the plan"]
    keys = ["milestone", "planned", "said", "complete", *(key for key, _ in levels), "late"]
    if has_before:
        heads += ["Later than last round", "Median"]
        keys += ["slipped", "days"]
    printed = []
    for line in lines.rows:
        if line.constituency != ALL:
            continue
        said = in_words(line) | confidence_in_words(line)
        printed.append((f"{line.milestone.key} {line.milestone.title}", *(said[key] for key in keys[1:])))
    meanings = {"said": "Organisations that said how far it is, of those asked"}
    columns_ = tuple(
        Column(key, meanings.get(key, f"{head}: organisations of those it applies to"))
        for key, head in zip(keys, heads, strict=True)
    )
    return Table(
        "milestones", "Milestones, all organisations together", columns_, tuple(heads), tuple(printed), base,
        notes=("A milestone that does not apply to an organisation leaves its denominator.", *lines.protection.sentences),
    )  # fmt: skip


def _data(lines: ProtectedTable[Line], confidence: Mapping[str, str], base: str, *, has_before: bool) -> Table:
    every = columns(confidence, has_before=has_before, names=lines.protection.names)
    return Table(
        "milestones-by-constituency", "Milestones by constituency", every, tuple(column.key for column in every),
        tuple(tuple(row) for row in rows(lines, list(confidence), has_before=has_before)), base, data_only=True,
    )  # fmt: skip
