"""Public data kept beside the repository: there in the workshop, absent from a plain checkout."""

from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def folder(name: str) -> Path:
    wanted = SHARED_DATA / name
    if not wanted.is_dir():
        pytest.skip(f"the data folder {name} is not kept beside this checkout")
    return wanted
