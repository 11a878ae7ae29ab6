"""The snapshot of a round that is a folder of files, scored by the same engine."""

from pathlib import Path

from questionnaires.texts import words
from readiness.figures.of_files import POLICY, pairs_of_files, told_of_files, told_round_of_files
from readiness.packs.chapters import chapters_of, facts_of, messages_of, notice_of
from readiness.packs.earlier import Before, compared_with
from readiness.packs.hashes import documents, hash_of_receipts
from readiness.round_folders import RoundFolder, levels_of, lineages_of, read_rounds
from readiness.tables import Audience
from reports.comparison.told import ToldRound, ToldRounds
from reports.constituency_page import rolled_of
from reports.packs import nothing
from reports.packs.basis import Basis
from reports.packs.document import Chapter
from reports.packs.milestones import Told, milestones, milestones_untold
from reports.packs.whole import Snapshot


def snapshot_of_folder(folder: Path, before: Path | None, audience: Audience, *, illustrative: bool) -> Snapshot:
    """Raises Refused with every problem of the files."""
    rounds = read_rounds([folder] if before is None else [before, folder])
    this, see_names = rounds[-1], audience is Audience.OFFICE
    assert this.scored.rated is not None
    rolled = rolled_of(this.scored.rated, this.receipts, this.questionnaire)
    if not see_names:
        rolled = told_of_files(this.compared, this.scored.rated, rolled)
    basis = Basis(
        rolled=rolled,
        questionnaire=this.questionnaire,
        scheme=this.scheme,
        as_of=this.settings.as_of.isoformat(),
    )
    earlier = _before(rounds, see_names=see_names) if before is not None else None
    planned, sure = _milestones(rounds) if see_names else (milestones_untold(this.questionnaire), ())
    return Snapshot(
        programme=words(this.questionnaire.title, "en", this.questionnaire.language),
        notice=notice_of("Illustrative data." if illustrative else "", audience),
        language="en",
        as_of=basis.as_of,
        facts=facts_of(this.settings.title, basis, earlier),
        messages=messages_of(basis, earlier, sure),
        chapters=chapters_of(basis, this.receipts, earlier, (planned, nothing.lessons(), nothing.actions())),
        sources=(
            *documents(this.compiled.questionnaire_ref, this.compiled.scheme_ref),
            (f"Receipts of {this.settings.title}", hash_of_receipts(this.receipts)),
            *(earlier.sources if earlier is not None else ()),
            *((rolled.table.protection.policy,) if not see_names else ()),
        ),
    )


def _milestones(rounds: list[RoundFolder]) -> tuple[Chapter, tuple[tuple[str, str], ...]]:
    *earlier, this = rounds
    then = Told(earlier[-1].compared, {}) if earlier else None
    return milestones(Told(this.compared, {}), then, see_parts=True)


def _before(rounds: list[RoundFolder], *, see_names: bool) -> Before:
    older, this = rounds
    between = (older.key, this.key)
    return compared_with(
        older.compared,
        this.compared,
        lineages_of(rounds)[between],
        levels=levels_of(rounds).get(between),
        told=None if see_names else _told_rounds(rounds),
    )


def _told_rounds(rounds: list[RoundFolder]) -> ToldRounds:
    older, this = rounds
    told = {one.key: _told(one) for one in rounds}
    both = [(one.compared, told[one.key]) for one in rounds]
    pairs = pairs_of_files(both, levels_of(rounds).get((older.key, this.key)))
    return ToldRounds(told, pairs, ((older.settings.title, POLICY),))


def _told(one: RoundFolder) -> ToldRound:
    assert one.scored.rated is not None
    return told_round_of_files(one.compared, one.scored.rated)
