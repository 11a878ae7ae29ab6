"""`readiness score`: a receipt for every response, and every constituency rated."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from questionnaires.definition import Questionnaire
from readiness.answer_files import read_answers
from readiness.documents import read_questionnaire, read_scheme
from readiness.files import refused, write_files
from readiness.progress import watched
from readiness.receipt_files import read_receipts
from readiness.round_inputs import listed_for, refuse_strangers
from readiness.scored_rounds import ScoredRound, score_round
from scoring.constituencies import RatedRound
from scoring.relative import MissingRound
from scoring.scheme import Scheme


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "score", help="score every response; rate every constituency where organisations are given"
    )
    parser.add_argument("--questionnaire", required=True, type=Path, metavar="Q", help="questionnaire (YAML or JSON)")
    parser.add_argument("--scheme", required=True, type=Path, metavar="S", help="scheme (YAML or JSON)")
    parser.add_argument(
        "--answers", required=True, type=Path, metavar="A", help="JSON lines, or CSV organisation_id,question_id,value"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="receipts.jsonl", help="receipts, one a line")
    parser.add_argument(
        "--organisations", type=Path, metavar="O.csv", help="id,name,constituency, optionally weight and facts"
    )
    parser.add_argument(
        "--constituencies", type=Path, metavar="OUT.json", help="every constituency rated (needs --organisations)"
    )
    parser.add_argument(
        "--report", type=Path, metavar="OUT.html", help="the same to read, in one file (needs --organisations)"
    )
    parser.add_argument(
        "--population",
        choices=("listed", "unknown"),
        default="listed",
        help="whether O.csv lists everyone who was asked, or N is unknown",
    )
    parser.add_argument(
        "--against",
        action="append",
        default=[],
        metavar="NAME=RECEIPTS",
        help="receipts of an earlier round that relative figures look at",
    )
    parser.add_argument("--as-of", metavar="DATE", help="as-of date to print in the report")
    parser.add_argument("--title", help="title of the report")
    parser.add_argument("--illustrative", action="store_true", help="say in the report that the data is illustrative")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 with every output written whole, or Refused with none of them touched."""
    if arguments.organisations is None and (arguments.constituencies or arguments.report):
        wanted = "--constituencies" if arguments.constituencies else "--report"
        raise refused(wanted, "Constituencies are rated from --organisations; give that file too.")
    against = _named_rounds(arguments.against)
    _refuse_same_names(arguments, against.values())
    questionnaire = read_questionnaire(arguments.questionnaire)
    scheme = read_scheme(arguments.scheme, questionnaire)
    listed = listed_for(questionnaire, scheme, arguments.questionnaire, arguments.organisations)
    submissions = read_answers(arguments.answers, questionnaire)
    if listed is not None:
        refuse_strangers(arguments.answers, arguments.organisations, submissions, listed)
    try:
        scored = score_round(
            questionnaire,
            scheme,
            submissions,
            listed,
            earlier={name: read_receipts(path) for name, path in against.items()},
            population_known=arguments.population == "listed",
            watch=watched,
        )
    except MissingRound as error:
        raise refused(arguments.scheme, str(error)) from None
    write_files(_outputs(arguments, questionnaire, scheme, scored))
    _say(arguments, scored)
    return 0


def _refuse_same_names(arguments: argparse.Namespace, against: Iterable[Path]) -> None:
    inputs = [arguments.questionnaire, arguments.scheme, arguments.answers, arguments.organisations, *against]
    taken = {path.resolve() for path in inputs if path is not None}
    outputs = [path for path in (arguments.out, arguments.constituencies, arguments.report) if path is not None]
    for path in outputs:
        if path.resolve() in taken:
            raise refused(path, "This output is also an input; give it another name.")
    if len({path.resolve() for path in outputs}) < len(outputs):
        raise refused("--out", "Two outputs have the same name; give each its own.")


def _named_rounds(against: Sequence[str]) -> dict[str, Path]:
    named: dict[str, Path] = {}
    for pair in against:
        name, sign, file = pair.partition("=")
        if not (name and sign and file):
            sentence = "Write NAME=RECEIPTS, the round's name as the scheme uses it and its receipts."
            raise refused("--against", sentence, subject=pair)
        if name in named:
            raise refused("--against", f"The round {name} is given twice; keep one.", subject=pair)
        named[name] = Path(file)
    return named


def _outputs(
    arguments: argparse.Namespace, questionnaire: Questionnaire, scheme: Scheme, scored: ScoredRound
) -> dict[Path, bytes]:
    encoder = msgspec.json.Encoder()
    outputs = {arguments.out: b"".join(encoder.encode(receipt) + b"\n" for receipt in scored.receipts)}
    if scored.rated is not None and arguments.constituencies is not None:
        outputs[arguments.constituencies] = as_json(scored.rated)
    if scored.rated is not None and arguments.report is not None:
        from readiness.constituency_report import as_html  # noqa: PLC0415 - charts are slow to load and not always wanted

        outputs[arguments.report] = as_html(
            scored.rated,
            scored.receipts,
            questionnaire,
            scheme,
            as_of=arguments.as_of,
            title=arguments.title,
            illustrative=arguments.illustrative,
        )
    return outputs


def as_json(rated: RatedRound) -> bytes:
    """The constituencies file: one object, indented, the same bytes for the same input."""
    return msgspec.json.format(msgspec.json.encode(rated), indent=2) + b"\n"


def _say(arguments: argparse.Namespace, scored: ScoredRound) -> None:
    count = len(scored.receipts)
    print(f"{count} {'response' if count == 1 else 'responses'} scored: {arguments.out}")
    if scored.rated is not None:
        rated = [one for one in scored.rated.constituencies if one.rating is not None]
        print(
            f"{len(rated)} of {len(scored.rated.constituencies)} constituencies rated, on {scored.rated.all.n_of_N} organisations."
        )
        for path in (arguments.constituencies, arguments.report):
            if path is not None:
                print(f"Written: {path}")
