"""What import contracts cannot see: a built-in needs no import, and a clock may hide in a harmless module."""

import ast

import pytest

from tests.architecture.tree import PURE, modules, name

DOORS = {"open", "print", "input", "eval", "exec", "compile", "breakpoint", "__import__"}
CLOCKS = {"now", "utcnow", "today"}
DISKS = {
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "read_csv",
    "read_excel",
    "read_parquet",
    "savetxt",
    "loadtxt",
}
# The library alone reads files: the questionnaires shipped inside the package.
MAY_READ = {"questionnaires/library.py": {"read_text", "read_bytes"}}


def windows_in(source: str) -> set[str]:
    """The names of the calls that reach outside."""
    called = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    plain = {call.id for call in called if isinstance(call, ast.Name)} & DOORS
    return plain | {call.attr for call in called if isinstance(call, ast.Attribute)} & (CLOCKS | DISKS)


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_opens_nothing_and_reads_no_clock(room):
    found = {name(path): windows_in(path.read_text()) - MAY_READ.get(name(path), set()) for path in modules(room)}
    assert {path: windows for path, windows in found.items() if windows} == {}


@pytest.mark.parametrize(
    ("source", "windows"),
    [
        ("with open(name) as file: pass", {"open"}),
        ("at = datetime.datetime.now(tz=UTC)", {"now"}),
        ("def due(): return date.today()", {"today"}),
        ("text = (folder / name).read_text()", {"read_text"}),
        ("pattern = re.compile(text)", set()),
    ],
)
def test_the_census_sees_each_kind_of_window(source, windows):
    assert windows_in(source) == windows
