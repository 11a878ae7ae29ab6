"""The snapshot of a round that is a folder of files, scored by the same engine."""

from pathlib import Path

from questionnaires.texts import words
from readiness.packs.chapters import chapters_of, facts_of, messages_of, notice_of
from readiness.packs.earlier import Before, compared_with
from readiness.packs.hashes import documents, hash_of_receipts
from readiness.round_folders import RoundFolder, levels_of, lineages_of, read_rounds
from readiness.tables import Audience
from reports.constituency_page import rolled_of
from reports.packs import nothing
from reports.packs.basis import Basis
from reports.packs.milestones import Told, milestones
from reports.packs.whole import Snapshot


def snapshot_of_folder(folder: Path, before: Path | None, audience: Audience, *, illustrative: bool) -> Snapshot:
    """Raises Refused with every problem of the files."""
    rounds = read_rounds([folder] if before is None else [before, folder])
    this, see_names = rounds[-1], audience is Audience.OFFICE
    assert this.scored.rated is not None
    basis = Basis(
        rolled=rolled_of(this.scored.rated, this.receipts, this.questionnaire),
        questionnaire=this.questionnaire,
        scheme=this.scheme,
        as_of=this.settings.as_of.isoformat(),
        see_names=see_names,
    )
    earlier = _before(rounds, see_names=see_names) if before is not None else None
    then = Told(rounds[0].compared, {}) if before is not None else None
    planned, sure = milestones(Told(this.compared, {}), then, see_parts=see_names)
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
        ),
    )


def _before(rounds: list[RoundFolder], *, see_names: bool) -> Before:
    older, this = rounds
    between = (older.key, this.key)
    return compared_with(
        older.compared,
        this.compared,
        lineages_of(rounds)[between],
        levels=levels_of(rounds).get(between),
        see_names=see_names,
    )
