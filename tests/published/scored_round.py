"""A round scored through the command line, and what came out of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

from readiness.commands import main


@dataclass(frozen=True)
class ScoredRound:
    receipts_file: Path
    receipts: dict[str, dict[str, Any]]
    """By organisation."""
    constituencies: dict[str, dict[str, Any]]
    """By constituency; `all` is the whole round."""

    def amounts(self, kind: str, key: str) -> dict[str, Fraction | None]:
        """One section's or measure's score for every organisation."""
        return {who: exact(receipt[kind][key]) for who, receipt in self.receipts.items()}

    def totals(self) -> dict[str, Fraction | None]:
        return {who: exact(receipt, "total") for who, receipt in self.receipts.items()}

    def relatives(self, key: str) -> dict[str, Fraction | None]:
        return {who: number(receipt["relative"][key]) for who, receipt in self.receipts.items()}

    def statistic(self, constituency: str, figure: str, name: str) -> Fraction | None:
        return exact(self.constituencies[constituency]["statistics"][figure], name)


def score_round(
    into: Path,
    *,
    questionnaire: Path,
    scheme: Path,
    answers: Path,
    organisations: Path,
    against: Mapping[str, Path] | None = None,
) -> ScoredRound:
    receipts, constituencies = into / "receipts.jsonl", into / "constituencies.json"
    command: list[str] = ["score"]
    for option, value in (
        ("--questionnaire", questionnaire),
        ("--scheme", scheme),
        ("--answers", answers),
        ("--organisations", organisations),
        ("--out", receipts),
        ("--constituencies", constituencies),
    ):
        command += [option, str(value)]
    for name, earlier in (against or {}).items():
        command += ["--against", f"{name}={earlier}"]
    assert main(command) == 0
    return ScoredRound(receipts, _receipts(receipts), _constituencies(constituencies))


def number(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def exact(figures: Mapping[str, str | None], name: str = "score") -> Fraction | None:
    """The figure of that name; where its decimals do not end, the fraction beside it."""
    return number(figures.get(f"{name}_exact") or figures[name])


def half_up(figure: Fraction) -> int:
    return floor(figure + Fraction(1, 2))


def disagreements(ours: Mapping[Any, object], theirs: Mapping[Any, object]) -> set[Any]:
    """The names under which the two do not say the same; both must know the same names."""
    assert ours.keys() == theirs.keys()
    return {name for name, figure in theirs.items() if ours[name] != figure}


def _receipts(file: Path) -> dict[str, dict[str, Any]]:
    receipts: Sequence[dict[str, Any]] = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return {receipt["organisation"]: receipt for receipt in receipts}


def _constituencies(file: Path) -> dict[str, dict[str, Any]]:
    rated = json.loads(file.read_text(encoding="utf-8"))
    return {part["constituency"]: part for part in [rated["all"], *rated["constituencies"]]}
