"""The lineage that an author declares: as many keys as each verdict needs, and keys that there are."""

from collections.abc import Iterator

from questionnaires.checks.walk import Written
from questionnaires.problems import Problem

_ONE, _NONE, _SEVERAL = "one", "no", "at least two"
_NEEDED = {"new": (_NONE, _ONE), "retired": (_ONE, _NONE), "split": (_ONE, _SEVERAL), "merged": (_SEVERAL, _ONE)}


def problems_of_lineage(written: Written) -> Iterator[Problem]:
    """The earlier version is not at hand here; its keys are looked at when the two are compared."""
    lineage, questions = written.questionnaire.lineage, written.questionnaire.questions
    seen: set[tuple[str, str]] = set()
    for at, link in enumerate(lineage.links if lineage else ()):
        path = ("lineage", "links", at)
        old, new = _NEEDED.get(link.verdict, (_ONE, _ONE))
        if not (_fits(old, len(link.old)) and _fits(new, len(link.new))):
            yield written.problem(
                path,
                link.verdict,
                f"`{link.verdict}` needs {old} old and {new} new keys; it has {len(link.old)} and {len(link.new)}.",
            )
        for side, keys in (("old", link.old), ("new", link.new)):
            for key in keys:
                if (side, key) in seen:
                    yield written.problem(
                        (*path, side), key, f"The lineage names this {side} question in two places; keep one."
                    )
                seen.add((side, key))
        for key in link.new:
            if key not in questions:
                yield written.problem(
                    (*path, "new"),
                    key,
                    "The lineage names a question that this version does not have; correct the key.",
                )
        for key in link.old:
            if link.verdict == "retired" and key in questions:
                yield written.problem(
                    (*path, "old"),
                    key,
                    "The lineage calls this question retired, but it is still asked; correct one of the two.",
                )


def _fits(needed: str, count: int) -> bool:
    return {_NONE: count == 0, _ONE: count == 1, _SEVERAL: count >= 2}[needed]
