"""Words kept, taken out and put in, language by language."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from questionnaires.texts import Text

MOST_COMPARISONS = 1_000_000
"""Beyond this many pairs of words the part between the first and the last difference is shown as replaced whole."""

_TOKEN = re.compile(r"(?:\w+(?:['’]\w+)*|[^\w\s])\s*|\s+")
_WORD = re.compile(r"\w")


class Run(Struct, frozen=True):
    """Consecutive words with the same fate."""

    kind: Literal["kept", "removed", "added"]
    text: str


class RedLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One text in one language. `translation` means that other languages stayed and this one came or went."""

    language: str
    runs: tuple[Run, ...]
    translation: bool = False

    @property
    def old(self) -> str:
        return "".join(run.text for run in self.runs if run.kind != "added")

    @property
    def new(self) -> str:
        return "".join(run.text for run in self.runs if run.kind != "removed")


def spoken(text: Text | None, language: str) -> dict[str, str]:
    """The words by language; a plain string is in the questionnaire's own."""
    if text is None:
        return {}
    return {language: text} if isinstance(text, str) else text


def red_lines(old: Text | None, new: Text | None, languages: tuple[str, str]) -> tuple[RedLine, ...]:
    """A red line for each language that differs; `languages` are those of plain strings, before and after."""
    before, after = spoken(old, languages[0]), spoken(new, languages[1])
    shared = before.keys() & after.keys()
    return tuple(
        RedLine(
            language=language,
            runs=runs(before.get(language, ""), after.get(language, "")),
            translation=bool(shared) and language not in shared,
        )
        for language in dict.fromkeys((*after, *before))
        if before.get(language) != after.get(language)
    )


def runs(old: str, new: str) -> tuple[Run, ...]:
    """What was kept and removed gives the old text back, what was kept and added the new one, to the character."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    return tuple(_as_runs(_folded(_segments(before, after))))


_Segment = tuple[str, str, bool]
"""Old text, new text, whether they are the same words."""


def _segments(before: list[str], after: list[str]) -> Iterator[_Segment]:
    bare_before, bare_after = [token.rstrip() for token in before], [token.rstrip() for token in after]
    for is_same, (a, b), (c, d) in _spans(bare_before, bare_after):
        if not is_same:
            yield "".join(before[a:b]), "".join(after[c:d]), False
            continue
        for bare, one, other in zip(bare_before[a:b], before[a:b], after[c:d], strict=True):
            if one == other:
                yield one, other, True
            else:
                if bare:
                    yield bare, bare, True
                yield one.removeprefix(bare), other.removeprefix(bare), False


def _spans(before: list[str], after: list[str]) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """(whether equal, span before, span after); what both begin and end with is found quickly."""
    head = _alike(before, after)
    tail = _alike(before[: head - 1 if head else None : -1], after[: head - 1 if head else None : -1])
    inner_before, inner_after = before[head : len(before) - tail], after[head : len(after) - tail]
    yield True, (0, head), (0, head)
    if len(inner_before) * len(inner_after) > MOST_COMPARISONS:
        yield False, (head, head + len(inner_before)), (head, head + len(inner_after))
    else:
        matcher = SequenceMatcher(None, inner_before, inner_after, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            yield tag == "equal", (head + a, head + b), (head + c, head + d)
    yield True, (len(before) - tail, len(before)), (len(after) - tail, len(after))


def _alike(one: list[str], other: list[str]) -> int:
    """How many items both begin with."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _folded(segments: Iterable[_Segment]) -> list[_Segment]:
    """Neighbours of the same fate joined; punctuation alone between two changes goes with them, which reads better."""
    folded: list[_Segment] = []
    for old, new, is_same in segments:
        if not is_same and len(folded) > 1 and folded[-1][2] and not folded[-2][2] and not _WORD.search(folded[-1][0]):
            between = folded.pop()
            folded[-1] = (folded[-1][0] + between[0], folded[-1][1] + between[1], False)
        if folded and folded[-1][2] == is_same:
            folded[-1] = (folded[-1][0] + old, folded[-1][1] + new, is_same)
        else:
            folded.append((old, new, is_same))
    return folded


def _as_runs(segments: Iterable[_Segment]) -> Iterator[Run]:
    kind: Literal["removed", "added"]
    space = ""
    for old, new, is_same in segments:
        if is_same:
            yield Run("kept", space + old)
            space = ""
            continue
        space = _shared_space(old, new)
        for kind, text in (("removed", old), ("added", new)):
            if bare := text.removesuffix(space):
                yield Run(kind, bare)
    if space:
        yield Run("kept", space)


def _shared_space(old: str, new: str) -> str:
    """The space both end in: it was kept, and reads better outside the marks."""
    one, other = old[len(old.rstrip()) :], new[len(new.rstrip()) :]
    return one if one == other else ""
