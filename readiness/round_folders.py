"""A round as a folder of files: `round.yaml` says what it is, and names the other files where they are not called as usual."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from questionnaires.answers import AnswerSheet
from questionnaires.definition import Questionnaire
from questionnaires.documents import Document, read_document
from questionnaires.lineage import Lineage, lineage_between, load_lineage
from questionnaires.lineage.links import Edition
from questionnaires.question_types.question import Key
from questionnaires.shape import typed
from readiness.answer_files import read_answers
from readiness.documents import read_questionnaire, read_scheme
from readiness.files import read_text, refused
from readiness.organisation_files import Listed, read_organisations
from readiness.round_inputs import facts_needed, refuse_strangers
from readiness.scored_rounds import ScoredRound, score_round
from reports.comparison import ComparedRound
from scoring.compiling import Compiled, compile_scheme
from scoring.rating import from_worst
from scoring.receipt import Receipt, Ref
from scoring.relative import MissingRound
from scoring.scheme import Scheme

SETTINGS = "round.yaml"
Name = Annotated[str, Meta(pattern=r"\S")]


class RoundSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`round.yaml`. Names of files are seen from its folder. `levels`: how the levels of the round before correspond to those of
    this one, where the scales differ. `key`: the round's name in schemes that look at earlier rounds; else that of its folder."""

    title: Name
    as_of: date
    key: Name | None = None
    population: Literal["listed", "unknown"] = "listed"
    questionnaire: Name = "questionnaire.yaml"
    scheme: Name = "scheme.yaml"
    answers: Name | None = None
    organisations: Name = "organisations.csv"
    lineage: Name | None = None
    levels: dict[Key, Key] | None = None


@dataclass(frozen=True, slots=True)
class RoundFolder:
    """A round read and scored. `lineage` and `levels` are towards the round before, where its folder states them."""

    folder: Path
    key: str
    settings: RoundSettings
    questionnaire: Questionnaire
    scheme: Scheme
    compiled: Compiled
    listed: Mapping[str, Listed]
    sheets: Mapping[str, AnswerSheet]
    scored: ScoredRound
    lineage: Lineage | None

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        return self.scored.receipts

    @property
    def compared(self) -> ComparedRound:
        return ComparedRound(
            key=self.key,
            title=self.settings.title,
            as_of=self.settings.as_of.isoformat(),
            questionnaire=self.questionnaire,
            compiled=self.compiled,
            organisations={key: one.organisation for key, one in self.listed.items()},
            receipts={receipt.organisation: receipt for receipt in self.receipts},
            population_known=self.settings.population == "listed",
            sheets=self.sheets,
            profiles={key: one.profile for key, one in self.listed.items()},
        )


def read_rounds(folders: Sequence[Path]) -> list[RoundFolder]:
    """In order of time. A scheme may look at the rounds before by their keys. Raises Refused with what is wrong."""
    rounds: list[RoundFolder] = []
    for folder in folders:
        _refuse_twice(folder, rounds)
        one = read_round(folder, {before.key: before.receipts for before in rounds})
        _refuse_unfit(one, rounds)
        rounds.append(one)
    return rounds


def read_round(folder: Path, earlier: Mapping[str, Sequence[Receipt]] | None = None) -> RoundFolder:
    """One round, scored; `earlier`: receipts of rounds that relative figures may look at. Raises Refused."""
    settings = _settings(folder)
    questionnaire = read_questionnaire(folder / settings.questionnaire)
    scheme_file, organisations_file = folder / settings.scheme, folder / settings.organisations
    scheme = read_scheme(scheme_file, questionnaire)
    listed = read_organisations(organisations_file, questionnaire, facts_needed(questionnaire, scheme))
    answers_file = _answers_file(folder, settings)
    submissions = read_answers(answers_file, questionnaire)
    refuse_strangers(answers_file, organisations_file, submissions, listed)
    try:
        scored = score_round(
            questionnaire,
            scheme,
            submissions,
            listed,
            earlier=earlier,
            population_known=settings.population == "listed",
        )
    except MissingRound as error:
        sentence = str(error).partition(";")[0]
        raise refused(
            scheme_file, f"{sentence}; compare it together with that round, of which that is the key."
        ) from None
    return RoundFolder(
        folder=folder,
        key=settings.key or folder.resolve().name,
        settings=settings,
        questionnaire=questionnaire,
        scheme=scheme,
        compiled=compile_scheme(questionnaire, scheme),
        listed=listed,
        sheets={one.organisation: one.sheet for one in submissions},
        scored=scored,
        lineage=_lineage(folder, settings),
    )


def lineages_of(rounds: Sequence[RoundFolder]) -> dict[tuple[str, str], Lineage]:
    """Each round towards the one before: as its folder states it, else as its questionnaire declares and the rest is proposed.
    Raises Refused where a stated one is of other versions."""
    found: dict[tuple[str, str], Lineage] = {}
    for before, after in pairwise(rounds):
        if after.lineage is not None:
            _refuse_other_versions(before, after, after.lineage)
        found[before.key, after.key] = after.lineage or lineage_between(before.questionnaire, after.questionnaire)
    return found


def levels_of(rounds: Sequence[RoundFolder]) -> dict[tuple[str, str], Mapping[str, str]]:
    """How levels correspond from round to round, where that is stated. Raises Refused where it names levels there are not."""
    found: dict[tuple[str, str], Mapping[str, str]] = {}
    for before, after in pairwise(rounds):
        if after.settings.levels is not None:
            _refuse_no_levels(before, after, after.settings.levels)
            found[before.key, after.key] = after.settings.levels
    return found


def _refuse_no_levels(before: RoundFolder, after: RoundFolder, levels: Mapping[str, str]) -> None:
    for one, keys in ((before, levels), (after, levels.values())):
        known = [] if one.scheme.scale is None else from_worst(one.scheme.scale)
        strange = next((key for key in keys if key not in known), None)
        if strange is not None:
            has = f"has {', '.join(known)}" if known else "has no scale"
            raise refused(
                after.folder / SETTINGS,
                f"`levels:` names {strange}, which is no level of {one.settings.title}: its scheme {has}.",
            )


def _refuse_twice(folder: Path, rounds: Sequence[RoundFolder]) -> None:
    if folder.resolve() in {before.folder.resolve() for before in rounds}:
        raise refused(folder, "The same round is named twice; name two or more that differ.")


def _refuse_unfit(one: RoundFolder, rounds: Sequence[RoundFolder]) -> None:
    """What only those before it show: keys and titles tell rounds apart, and time goes forward."""
    file, title = one.folder / SETTINGS, one.settings.title
    if one.key in {before.key for before in rounds}:
        raise refused(file, f"Two rounds have the key {one.key}; give one of them another `key:`.")
    if title in {before.settings.title for before in rounds}:
        raise refused(file, f"Two rounds have the title {title}; give one of them another `title:`.")
    if rounds and one.settings.as_of < rounds[-1].settings.as_of:
        before = rounds[-1].settings
        raise refused(
            file, f"{title} is as of {one.settings.as_of} and {before.title}, named before it, as of {before.as_of}; "
            "name the earliest round first.",
        )  # fmt: skip


def _settings(folder: Path) -> RoundSettings:
    if not folder.is_dir():
        raise refused(folder, f"There is no such folder; name one that holds {SETTINGS}.")
    file = folder / SETTINGS
    document: Document = read_document(read_text(file), str(file))
    return typed(document, RoundSettings, {})


def _answers_file(folder: Path, settings: RoundSettings) -> Path:
    if settings.answers is not None:
        return folder / settings.answers
    lines, table = folder / "answers.jsonl", folder / "answers.csv"
    if not lines.exists() and not table.exists():
        raise refused(
            folder, "There is neither answers.jsonl nor answers.csv; add one, or name the file with `answers:`."
        )
    return lines if lines.exists() else table


def _lineage(folder: Path, settings: RoundSettings) -> Lineage | None:
    file = folder / (settings.lineage or "lineage.yaml")
    if settings.lineage is None and not file.exists():
        return None
    return load_lineage(read_text(file), str(file))


def _refuse_other_versions(before: RoundFolder, after: RoundFolder, lineage: Lineage) -> None:
    file = after.folder / (after.settings.lineage or "lineage.yaml")
    ends: tuple[tuple[Edition, Ref, RoundFolder], ...] = (
        (lineage.old, before.compiled.questionnaire_ref, before),
        (lineage.new, after.compiled.questionnaire_ref, after),
    )
    for edition, ref, one in ends:
        if edition.hash != ref.hash:
            raise refused(
                file,
                f"It is about {edition.key} {edition.version} of another content than {one.folder / one.settings.questionnaire}; "
                "make it anew with `readiness questionnaire lineage OLD NEW --out FILE`.",
            )
