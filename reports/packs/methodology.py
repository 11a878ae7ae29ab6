"""How the figures of a pack come about: scheme in words, rules, absences, gates, lineage, and what was edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from questionnaires.lineage.links import Lineage
from questionnaires.texts import words
from reports.meaning import Meaning, meaning_of
from reports.numbers import short_hash
from reports.packs.basis import Basis
from reports.packs.document import Block, Chapter, Sentences, Table
from reports.packs.messages import Message
from reports.sheets import Column, count
from scoring.receipt import Ref

KEY = "methodology"
_LEVELS = (
    Column("level", "Level of the scale"),
    Column("begins", "Where it begins"),
    Column("meaning", "What it means"),
)
_RULES = (Column("whom", "Whom the rule is for"), Column("rule", "The rule in words"))
_GATES = (
    Column("condition", "The essential condition"),
    Column("caps_at", "The best rating of who fails it"),
    Column("failed", "How many of those that answered fail it"),
)
_LINKS = (
    Column("verdict", "How questions of this version come from the one before"),
    Column("links", "How many links have this verdict", "links", "count"),
    Column("comparable", "How many of them leave figures comparable", "links", "count"),
)
_EDITED = (Column("as_printed", "As it is printed"), Column("generated", "As it was generated from the figures"))
NO_LINEAGE = "No earlier round is compared with, so no lineage of questions was used."

NO_RECEIPTS = "The receipts are listed by content hash in the pack for the programme office; the sources of this pack have one hash over all."


@dataclass(frozen=True, slots=True)
class Earlier:
    """The round compared with, and how the questions of this one come from its questions."""

    title: str
    lineage: Lineage


def methodology(basis: Basis, earlier: Earlier | None, receipts: Sequence[tuple[str, str]] = ()) -> Chapter:
    """Of the figures; what was edited is added once the messages are fixed. `receipts`: organisation and content hash of each."""
    meaning = meaning_of(basis.outcomes, basis.rolled.beside, basis.questionnaire)
    blocks: list[Block] = [
        Sentences(_documents(basis)),
        Sentences((*meaning.absences, meaning.coverage, meaning.rounding), listed=True),
    ]
    if meaning.levels:
        blocks += [_levels(meaning), _rules(meaning)]
    if meaning.gates:
        blocks.append(_gates(meaning))
    blocks += [*_lineage(earlier), _receipts(basis, receipts)]
    purpose = "By which questionnaire, scheme and rules the figures of this pack were made."
    return Chapter(KEY, "Methodology", purpose, tuple(blocks))


def edits(messages: Sequence[Message]) -> Block:
    """What to say of the headline messages: which are not as they were generated."""
    changed = [one for one in messages if one.is_edited]
    if not changed:
        return Sentences(
            (f"The headline messages ({len(messages)}) were generated from the figures; none was edited.",)
        )
    return Table(
        "edited-messages",
        "Headline messages that are not as they were generated",
        _EDITED,
        ("As printed", "As generated"),
        tuple((one.text or "Left out.", one.generated or "Written by the programme office.") for one in changed),
        f"{len(changed)} of {len(messages)} headline messages were edited, written or left out by the programme office.",
    )


def _receipts(basis: Basis, receipts: Sequence[tuple[str, str]]) -> Block:
    """Not where organisations may not be named: who guesses the few answers of one could try each guess against its hash."""
    if not basis.see_names:
        return Sentences((NO_RECEIPTS,))
    columns = (Column("organisation", "Reference of the organisation"), Column("sha256", "Content hash of the receipt"))
    caption = "Receipts that the figures were made from, by content hash"
    return Table(
        "receipts", caption, columns, ("Organisation", "Content hash"), tuple(receipts), basis.base, data_only=True
    )


def _documents(basis: Basis) -> tuple[str, ...]:
    of = basis.rolled
    title = partial(words, language="en", own_language=basis.questionnaire.language)
    return (
        f"Organisations answered {_quoted(title(basis.questionnaire.title), of.questionnaire)}. Their answers were scored by "
        f"{_quoted(title(basis.scheme.title), of.scheme)}. Each organisation has a receipt that shows every sum, from which the same "
        "figures can be made again.",
    )


def _quoted(title: str, ref: Ref) -> str:
    return f"“{title}”, version {ref.version} (content hash {short_hash(ref.hash)}…)"


def _levels(meaning: Meaning) -> Table:
    rows = [(row.level.title, row.start, row.level.meaning) for row in meaning.levels]
    return Table(
        "levels",
        "Levels of the scale, the best first",
        _LEVELS,
        ("Level", "Begins", "Meaning"),
        tuple(rows),
        "As the scheme states them.",
    )


def _rules(meaning: Meaning) -> Table:
    return Table(
        "rules", "How constituencies are rated", _RULES, ("For", "Rule"), meaning.rules, "As the scheme states them."
    )


def _gates(meaning: Meaning) -> Table:
    rows = tuple((row.sentence, row.cap.title if row.cap is not None else "none", row.failed) for row in meaning.gates)
    return Table(
        "gates",
        "Essential conditions",
        _GATES,
        ("Condition", "Best rating without it", "Failed"),
        rows,
        "Of those that handed in.",
    )


def _lineage(earlier: Earlier | None) -> list[Block]:
    if earlier is None:
        return [Sentences((NO_LINEAGE,))]
    lineage = earlier.lineage
    edition = f"{lineage.old.key} {lineage.old.version} to {lineage.new.key} {lineage.new.version}"
    if lineage.old.hash == lineage.new.hash:
        return [
            Sentences(
                (f"{earlier.title} asked the same version of the questionnaire, so every question is comparable.",)
            )
        ]
    rows = tuple(
        (verdict, count(number), count(sum(link.comparable for link in lineage.links if link.verdict == verdict)))
        for verdict, number in lineage.counts.items()
    )
    return [
        Table(
            "lineage",
            f"How the questions come from those of {earlier.title}",
            _LINKS,
            ("Verdict", "Links", "Comparable"),
            rows,
            f"{lineage.coverage}; {edition}.",
        )
    ]
