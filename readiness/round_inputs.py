"""What the answers and organisations of a round must have before it can be scored."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from questionnaires.conditions import compiled
from questionnaires.definition import Questionnaire
from questionnaires.problems import Problem, Refused
from questionnaires.profiles import facts_read_by
from readiness.answer_files import Submission
from readiness.files import refused
from readiness.organisation_files import Listed, read_organisations
from scoring.scheme import Scheme
from scoring.scheme.figures import Measure, SectionFigure


def facts_needed(questionnaire: Questionnaire, scheme: Scheme) -> frozenset[str]:
    """The facts that conditions of either look at."""
    figures: list[SectionFigure | Measure] = [
        scheme.sections.default,
        *scheme.sections.by_key.values(),
        *scheme.measures,
    ]
    sources = [member.applies_if for figure in figures for member in figure.of or () if member.applies_if is not None]
    of_scheme = (read for source in sources for read in compiled(source, constituency=True).reads)
    return facts_read_by(questionnaire) | {read.key for read in of_scheme if read.of == "profile"}


def listed_for(
    questionnaire: Questionnaire, scheme: Scheme, questionnaire_file: Path, organisations_file: Path | None
) -> dict[str, Listed] | None:
    """None where none are given and none are needed. Raises Refused."""
    facts = facts_needed(questionnaire, scheme)
    if organisations_file is not None:
        return read_organisations(organisations_file, questionnaire, facts)
    needed = sorted(name for name in facts if questionnaire.profile[name].default is None)
    if needed:
        raise refused(
            questionnaire_file,
            f"Its conditions read the facts {', '.join(needed)}; give --organisations with a column for each.",
        )
    return None


def refuse_strangers(
    answers: Path, organisations: Path, submissions: Sequence[Submission], listed: Mapping[str, Listed]
) -> None:
    """Raises Refused where somebody answered who is not listed."""
    strangers = [one for one in submissions if one.organisation not in listed]
    if strangers:
        raise Refused(
            [
                Problem(
                    str(answers),
                    one.line,
                    one.organisation,
                    f"The organisation is not in {organisations}; add it there or correct its id.",
                )
                for one in strangers[:50]
            ]
        )
