"""`readiness uplift`: the fewest answers that would have lifted the rating of one organisation."""

import argparse
from difflib import get_close_matches
from pathlib import Path

from questionnaires.profiles import profile_of
from readiness.answer_files import Submission, read_answers
from readiness.documents import read_questionnaire, read_scheme
from readiness.files import refused
from readiness.lift_bills import lift_bill
from readiness.round_inputs import listed_for, refuse_strangers
from readiness.scored_rounds import respondent_of
from reports.numbers import organisations
from scoring.compiling import compile_scheme
from scoring.engine import Engine, Respondent
from scoring.uplift import uplift_of


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("uplift", help="print the fewest answers that would have lifted a rating")
    parser.add_argument("--questionnaire", required=True, type=Path, metavar="Q", help="questionnaire (YAML or JSON)")
    parser.add_argument("--scheme", required=True, type=Path, metavar="S", help="scheme (YAML or JSON)")
    parser.add_argument(
        "--answers", required=True, type=Path, metavar="A", help="JSON lines, or CSV organisation_id,question_id,value"
    )
    parser.add_argument("--organisation", required=True, metavar="ID")
    parser.add_argument(
        "--organisations", type=Path, metavar="O.csv", help="id,name,constituency, where facts decide what is asked"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    questionnaire = read_questionnaire(arguments.questionnaire)
    scheme = read_scheme(arguments.scheme, questionnaire)
    if scheme.scale is None:
        raise refused(arguments.scheme, "It has no scale, so there is no rating to lift; give a scheme that rates.")
    listed = listed_for(questionnaire, scheme, arguments.questionnaire, arguments.organisations)
    submissions = read_answers(arguments.answers, questionnaire)
    if listed is not None:
        refuse_strangers(arguments.answers, arguments.organisations, submissions, listed)
    submission = _submission(arguments, submissions)
    respondent = Respondent(submission.organisation, profile=profile_of(questionnaire, {}))
    if listed is not None:
        respondent = respondent_of(listed[submission.organisation])
    engine = Engine(compile_scheme(questionnaire, scheme))
    uplift = uplift_of(engine, respondent, submission.sheet)
    print(lift_bill(uplift, engine.receipt(respondent, submission.sheet), questionnaire, scheme.scale))
    return 0


def _submission(arguments: argparse.Namespace, submissions: list[Submission]) -> Submission:
    by_id = {one.organisation: one for one in submissions}
    found = by_id.get(arguments.organisation)
    if found is None:
        close = get_close_matches(arguments.organisation, by_id, n=3)
        advice = f"did you mean {', '.join(close)}?" if close else f"it has those of {organisations(len(by_id))}."
        raise refused(
            arguments.answers, f"There are no answers of this organisation; {advice}", 0, arguments.organisation
        )
    return found
