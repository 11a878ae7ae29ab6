import ast

import pytest
from importlinter.cli import lint_imports

from tests.architecture.tree import PURE, ROOMS, ROOT, modules, name

LONGEST = 300


def test_rooms_import_downwards_only_and_the_lower_three_have_no_doors(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True, no_logo=True) == 0, capsys.readouterr().out


@pytest.mark.parametrize("room", ROOMS)
def test_every_package_says_what_it_knows(room):
    packages = [path for path in modules(room) if path.name == "__init__.py"]
    assert (ROOT / room / "__init__.py") in packages
    assert [name(path) for path in packages if not ast.get_docstring(ast.parse(path.read_text()))] == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_folder_with_code_is_a_package(room):
    folders = {path.parent for path in modules(room)}
    assert sorted(name(folder) for folder in folders if not (folder / "__init__.py").exists()) == []


def test_no_file_is_longer_than_one_reads_in_a_sitting():
    lengths = {
        name(path): len(path.read_text().splitlines()) for path in modules(*ROOMS) if path.parent.name != "versions"
    }
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_no_room_is_named_after_a_technique():
    junk_drawers = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
    assert [name(path) for path in modules(*PURE, "readiness") if junk_drawers & {path.stem, path.parent.name}] == []
