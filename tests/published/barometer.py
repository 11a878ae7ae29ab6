"""The three rounds of the Open Data Barometer, read from the data folder and scored one after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.published.scored_round import ScoredRound, exact, number, score_round
from tests.published.tables import Row, rows, write

HERE = Path(__file__).parent / "open-data-barometer"
ROUNDS = ("2013", "2014", "2015")
SET_ASIDE = "ODB.2013.D3"
"""The one data set that was asked about and belongs to no component."""

Place = tuple[str, str]


@dataclass(frozen=True)
class Barometer:
    data: Path
    scored: dict[str, ScoredRound]

    def __getitem__(self, name: str) -> ScoredRound:
        return self.scored[name]

    def published(self, name: str, figure: str) -> dict[str, Fraction | None]:
        """A column of the publisher's table; a blank is None."""
        table = rows(self.data / f"published-{name}.csv")
        return {row["organisation_id"]: number(row[figure] or None) for row in table}

    def data_sets(self, name: str, figure: str) -> dict[Place, Fraction]:
        table = rows(self.data / f"published-datasets-{name}.csv")
        return {(row["organisation_id"], row["dataset_id"]): Fraction(row[figure]) for row in table}

    def scored_data_sets(self, name: str, kind: str, prefix: str) -> dict[Place, Fraction | None]:
        """Sections or measures that are about one data set: their key is the prefix and the data set's."""
        return {
            (who, key.removeprefix(prefix)): exact(amount)
            for who, receipt in self[name].receipts.items()
            for key, amount in receipt[kind].items()
            if key.startswith(f"{prefix}ODB.2013.D")
        }

    def lines(self, name: str) -> list[dict[str, Any]]:
        return [line for receipt in self[name].receipts.values() for line in receipt["lines"]]


def barometer(data: Path, into: Path) -> Barometer:
    scored: dict[str, ScoredRound] = {}
    for name in ROUNDS:
        earlier = str(int(name) - 1)
        against = {earlier: scored[earlier].receipts_file} if earlier in scored else {}
        scored[name] = score_barometer(data, into / name, name, against=against)
    return Barometer(data, scored)


def score_barometer(
    data: Path,
    into: Path,
    name: str,
    *,
    against: dict[str, Path] | None = None,
    scheme: Path | None = None,
    alter: Callable[[list[Row]], list[Row]] = list,
) -> ScoredRound:
    """`alter` may change the answers before they are scored; the published figures taken in stay as they are."""
    into.mkdir(parents=True, exist_ok=True)
    answers = [*alter(rows(data / f"answers-{name}.csv")), *_taken_from_the_publisher(data, name)]
    members = [row for row in rows(data / "organisations.csv") if name in row["rounds"].split()]
    return score_round(
        into,
        questionnaire=HERE / f"questionnaire-{name}.yaml",
        scheme=scheme or HERE / f"scheme-{name}.yaml",
        answers=_written(into / "answers.csv", answers, ("organisation_id", "question_id", "value")),
        organisations=write(
            into / "organisations.csv",
            ("id", "name", "constituency"),
            [(row["id"], row["name"], row["group"]) for row in members],
        ),
        against=against,
    )


def exchanged(first: str, second: str, about: Sequence[str]) -> Callable[[list[Row]], list[Row]]:
    """Gives each of two organisations the other's answers to questions whose keys begin as `about` says."""
    other = {first: second, second: first}

    def alter(answers: list[Row]) -> list[Row]:
        return [
            {**row, "organisation_id": other.get(row["organisation_id"], row["organisation_id"])}
            if row["question_id"].startswith(tuple(about))
            else row
            for row in answers
        ]

    return alter


def _taken_from_the_publisher(data: Path, name: str) -> list[Row]:
    return [
        {"organisation_id": row["organisation_id"], "question_id": f"published.{column}", "value": value}
        for row in rows(data / f"published-{name}.csv")
        for column, value in row.items()
        if column == "score" or (column.startswith(("readiness", "impact")) and column.endswith("_scaled"))
    ]


def _written(file: Path, table: list[Row], head: Sequence[str]) -> Path:
    return write(file, head, [[row[column] for column in head] for row in table])
