import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, name

OURS = [folder for folder in ROOT.iterdir() if folder.is_dir() and folder.name != "build" and folder.name[0] != "."]
DOCUMENTS = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(each for folder in OURS for each in folder.rglob("*.md"))]
    if "node_modules" not in path.parts
)
LINK = re.compile(r"\]\(([^)\s]+)\)")
DECISION = re.compile(
    r"# (\d{4})\. \S.*\n\n\d{4}-\d\d-\d\d\n\n## Decision\n\n.+\n\n## Why\n\n.+\n\n## Refused\n\n.+\n", re.DOTALL
)


def lost_links_in(text: str, folder: Path) -> list[str]:
    here = [
        link.partition("#")[0] for link in LINK.findall(text) if "//" not in link and not link.startswith("mailto:")
    ]
    return [link for link in here if not (folder / link).exists()]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_link_leads_to_a_file(path):
    assert lost_links_in(path.read_text(), path.parent) == []


def test_the_census_sees_a_lost_link():
    assert lost_links_in("[a](README.md) [b](nowhere.md#part) [c](https://example.org/x)", ROOT) == ["nowhere.md"]


def test_decisions_are_numbered_without_gaps_and_have_one_shape():
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [DECISION.fullmatch(path.read_text()) for path in records]
    assert [match and match[1] for match in numbers] == [f"{at:04}" for at in range(1, len(records) + 1)]
    assert [path.name[:4] for path in records] == [f"{at:04}" for at in range(1, len(records) + 1)]
