"""A lineage as it is written down: every answerable question of both versions, in exactly one link."""

from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from questionnaires.changes.parts import OptionChanges
from questionnaires.question_types.question import Key
from questionnaires.texts import Text

FORMAT = "lineage/1"
Verdict = Literal["same", "reworded", "rescaled", "split", "merged", "replaced", "new", "retired"]
VERDICTS: tuple[Verdict, ...] = ("same", "reworded", "rescaled", "split", "merged", "replaced", "new", "retired")


class Link(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How some questions of the later version come from some of the earlier one."""

    verdict: Verdict
    old: Annotated[tuple[Key, ...], Meta(description="Keys in the earlier version; none for `new`.")] = ()
    new: Annotated[tuple[Key, ...], Meta(description="Keys in the later version; none for `retired`.")] = ()
    comparable: Annotated[bool, Meta(description="Whether figures may be compared across the two versions.")]
    reason: Annotated[Text, Meta(description="Why, for the reader of a comparison.")]
    declared: Annotated[bool, Meta(description="Stated by the author; otherwise proposed.")]
    options: Annotated[
        OptionChanges | None, Meta(description="What changed about the options, one question to one.")
    ] = None


class Edition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A version, pinned by its content."""

    key: Key
    version: str
    hash: str


class Lineage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """All links between two versions, in the later one's reading order, retired questions last."""

    readiness: Annotated[Literal["lineage/1"], Meta(description="Says what this document is.")]
    old: Annotated[Edition, Meta(description="The earlier version.")] = field(name="from")
    new: Annotated[Edition, Meta(description="The later version.")] = field(name="to")
    links: tuple[Link, ...]

    @property
    def coverage(self) -> "Coverage":
        comparable = [link for link in self.links if link.comparable]
        return Coverage(
            new=sum(len(link.new) for link in comparable),
            of_new=sum(len(link.new) for link in self.links),
            old=sum(len(link.old) for link in comparable),
            of_old=sum(len(link.old) for link in self.links),
        )

    @property
    def counts(self) -> dict[Verdict, int]:
        """Links by verdict, in the order of the verdicts, those there are."""
        counted = Counter(link.verdict for link in self.links)
        return {verdict: counted[verdict] for verdict in VERDICTS if counted[verdict]}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many questions may be compared: of those asked now, and of those asked then."""

    new: int
    of_new: int
    old: int
    of_old: int

    def __str__(self) -> str:
        return f"{self.new} of {self.of_new} questions comparable ({self.old} of the {self.of_old} asked before)"
