"""The tree as it stands, for the tests that count it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PURE = ("questionnaires", "scoring", "reports")
ROOMS = (*PURE, "readiness")


def modules(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
