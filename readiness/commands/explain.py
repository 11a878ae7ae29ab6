"""`readiness explain receipts.jsonl --organisation ID`: a receipt as a bill that adds up."""

import argparse
from difflib import get_close_matches
from pathlib import Path

from readiness.bills import bill
from readiness.files import refused
from readiness.receipt_files import read_receipts


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("explain", help="print one organisation's receipt line by line")
    parser.add_argument("receipts", type=Path, metavar="receipts.jsonl")
    parser.add_argument("--organisation", required=True, metavar="ID")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    receipts = {receipt.organisation: receipt for receipt in read_receipts(arguments.receipts)}
    receipt = receipts.get(arguments.organisation)
    if receipt is None:
        close = get_close_matches(arguments.organisation, receipts, n=3)
        advice = f"did you mean {', '.join(close)}?" if close else f"it has those of {_counted(len(receipts))}."
        raise refused(
            arguments.receipts, f"There is no receipt of this organisation; {advice}", 0, arguments.organisation
        )
    print(bill(receipt))
    return 0


def _counted(number: int) -> str:
    return "one organisation" if number == 1 else f"{number} organisations"
