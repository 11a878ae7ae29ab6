"""A round scored: a receipt for every submission, relative figures over all, constituencies where they are known."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from questionnaires.definition import Questionnaire
from questionnaires.profiles import profile_of
from readiness.answer_files import Submission
from readiness.organisation_files import Listed
from scoring.compiling import compile_scheme
from scoring.constituencies import RatedRound, roll_up
from scoring.engine import Engine, Respondent
from scoring.exact import optional_text
from scoring.receipt import Receipt
from scoring.relative import relatives
from scoring.scheme import Scheme

Watch = Callable[[Sequence[Submission]], Iterable[Submission]]
"""Passes submissions on while showing how far it has come."""


@dataclass(frozen=True, slots=True)
class ScoredRound:
    """The receipts in the order of the answers, and the constituencies if organisations were given."""

    receipts: tuple[Receipt, ...]
    rated: RatedRound | None


def score_round(
    questionnaire: Questionnaire,
    scheme: Scheme,
    submissions: Sequence[Submission],
    listed: Mapping[str, Listed] | None,
    *,
    earlier: Mapping[str, Sequence[Receipt]] | None = None,
    population_known: bool = True,
    watch: Watch = lambda submissions: submissions,
) -> ScoredRound:
    """Raises MissingRound where a relative figure looks at an earlier round that is not in `earlier`."""
    compiled = compile_scheme(questionnaire, scheme)
    engine = Engine(compiled)
    defaults = profile_of(questionnaire, {})

    def respondent(organisation: str) -> Respondent:
        return Respondent(organisation, profile=defaults) if listed is None else respondent_of(listed[organisation])

    receipts = [
        engine.receipt(respondent(submission.organisation), submission.sheet) for submission in watch(submissions)
    ]
    receipts = with_relatives(scheme, receipts, earlier or {})
    if listed is None:
        return ScoredRound(tuple(receipts), None)
    by_organisation = {receipt.organisation: receipt for receipt in receipts}
    missing = [key for key in listed if key not in by_organisation]
    rated = roll_up(
        scheme,
        [one.organisation for one in listed.values()],
        by_organisation,
        {key: engine.possible(respondent(key)) for key in missing},
        (compiled.questionnaire_ref, compiled.scheme_ref),
        population_known=population_known,
    )
    return ScoredRound(tuple(receipts), rated)


def with_relatives(
    scheme: Scheme, receipts: Sequence[Receipt], earlier: Mapping[str, Sequence[Receipt]]
) -> list[Receipt]:
    """The receipts with every relative figure of the scheme filled in."""
    if not scheme.relative:
        return list(receipts)
    columns = relatives(scheme, receipts, earlier)
    return [
        msgspec.structs.replace(receipt, relative={key: optional_text(column[at]) for key, column in columns.items()})
        for at, receipt in enumerate(receipts)
    ]


def respondent_of(listed: Listed) -> Respondent:
    one = listed.organisation
    return Respondent(
        one.id,
        name=one.name,
        constituency=one.constituency,
        weight=optional_text(one.weight),
        profile=listed.profile,
    )
