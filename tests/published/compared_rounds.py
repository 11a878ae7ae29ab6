"""Rounds as folders that name the published files where they lie, and their comparison."""

from collections.abc import Mapping
from pathlib import Path

from readiness.compared_rounds import RoundsToCompare, compared
from readiness.round_folders import levels_of, lineages_of, read_rounds
from reports.comparison import ComparedRound, Comparison, Pair

FILES = ("questionnaire", "scheme", "answers", "organisations")


def compare_files(into: Path, rounds: Mapping[str, Mapping[str, Path]]) -> tuple[Comparison, list[ComparedRound]]:
    """`rounds`: name of each round, in order of time, to its files."""
    folders = []
    for name, files in rounds.items():
        folder = into / name
        folder.mkdir(parents=True)
        lines = [f'title: "{name}"', f"as_of: {name}-12-31", *(f'{what}: "{files[what]}"' for what in FILES)]
        (folder / "round.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        folders.append(folder)
    read = read_rounds(folders)
    given = RoundsToCompare([one.compared for one in read], lineages_of(read), levels_of(read))
    return compared(given), list(given.rounds)


def pair(comparison: Comparison, before: str, after: str) -> Pair:
    return next(one for one in comparison.pairs if (one.before.key, one.after.key) == (before, after))
