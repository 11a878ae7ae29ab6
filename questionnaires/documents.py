"""Text in, plain data out, with the line of every part: YAML 1.2 or JSON, one loader for both.

libyaml reads the characters; what a plain scalar means is settled here by YAML 1.2's core schema, so `yes` and `no` are
words, and a number with a point is an exact decimal. Anchors, aliases and tags of other languages are refused: a document
means what it says where it says it.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import yaml

from questionnaires.problems import Problem, Refused

MOST_CHARACTERS = 20_000_000
DEEPEST = 60
Path = tuple[str | int, ...]

_CORE = "tag:yaml.org,2002:"
_TEXT, _LIST, _MAPPING = _CORE + "str", _CORE + "seq", _CORE + "map"
_BEGINS_A_NUMBER = frozenset("+-.0123456789")
_WORDS: dict[str, Any] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_INTEGER = re.compile(r"[-+]?[0-9]{1,40}\Z")
NUMBER = re.compile(r"[-+]?(?:\.[0-9]{1,40}|[0-9]{1,40}(?:\.[0-9]{0,40})?)(?:[eE][-+]?[0-9]{1,2})?\Z")
_DEEPEST_READ = 1_000
"""From there on nothing is read any more; what `DEEPEST` forbids is told with its own line."""


@dataclass(frozen=True)
class Document:
    """A file's data and where each part of it stands."""

    file: str
    data: Any
    root: yaml.Node | None
    json: str = ""
    """JSON as it was written: its lines are looked for once something is wrong with it, which takes far longer than reading."""

    @cached_property
    def nodes(self) -> yaml.Node | None:
        return _nodes_or_none(self.json) if self.json else self.root

    def line_of(self, path: Sequence[str | int]) -> int:
        """The line, from 1, of the part at `path`, or of the nearest part around it that there is."""
        node = self.nodes
        line = _line(node)
        for step in path:
            node, line = _child(node, step, line)
        return line

    def problem(self, path: Sequence[str | int], subject: str, sentence: str) -> Problem:
        return Problem(self.file, self.line_of(path), subject, sentence)


def read_document(text: str, file: str) -> Document:
    """Raises Refused with the line and the remedy where the text is neither YAML nor JSON."""
    if len(text) > MOST_CHARACTERS:
        raise _refused(
            file, 0, f"The file has more than {MOST_CHARACTERS:,} characters; a questionnaire or scheme has far fewer."
        )
    if text.lstrip().startswith("{"):
        return Document(file, _from_json(text, file), None, text)
    _refuse_depth(text, file)
    try:
        root = _Reader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _refused(
            file,
            mark.line + 1 if mark else 0,
            f"This is not valid YAML: {error.problem}. Look at the indentation, colons and quotes here.",
        ) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise _refused(file, line, "There is a control character here; remove it.") from None
    if root is None:
        raise _refused(file, 0, "The file is empty.")
    return Document(file, _Builder(file).build(root, 0), root)


class _Reader(yaml.cyaml.CParser):  # type: ignore[misc, name-defined]
    """libyaml's composer; a plain scalar gets the tag '?' and is resolved later."""

    def resolve(self, kind: type, value: Any, implicit: Any) -> str:
        if kind is yaml.ScalarNode:
            return "?" if implicit[0] else _TEXT
        return _LIST if kind is yaml.SequenceNode else _MAPPING

    def ascend_resolver(self) -> None: ...

    def descend_resolver(self, parent: Any, index: Any) -> None: ...


class _Builder:
    """Turns nodes into plain data, once each."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.seen: set[int] = set()

    def build(self, node: yaml.Node, depth: int) -> Any:
        if depth > DEEPEST:
            raise self.refused(node, f"This is nested more than {DEEPEST} deep; no questionnaire or scheme is.")
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if id(node) in self.seen:
            raise self.refused(node, "Anchors and aliases (& and *) are not used here; write the part out again.")
        self.seen.add(id(node))
        if node.tag == _LIST:
            return [self.build(item, depth + 1) for item in node.value]
        if isinstance(node, yaml.MappingNode) and node.tag == _MAPPING:
            return self.mapping(node, depth)
        raise self.refused(node, f"The tag {node.tag} is not known here; leave it out.")

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self.refused(key, "The name of an entry must be plain text.")
            if key.value in built:
                raise self.refused(key, f"`{key.value}` stands twice in the same place; keep one.")
            built[key.value] = self.build(value, depth + 1)
        return built

    def scalar(self, node: yaml.ScalarNode) -> Any:
        text = str(node.value)
        if node.tag == _TEXT:
            return text
        if node.tag != "?":
            raise self.refused(node, f"The tag {node.tag} is not known here; leave it out.")
        if text in _WORDS:
            return _WORDS[text]
        if text[0] not in _BEGINS_A_NUMBER:
            return text
        if _INTEGER.match(text):
            return int(text)
        if NUMBER.match(text):
            return Decimal(text)
        return text

    def refused(self, node: yaml.Node, sentence: str) -> Refused:
        return _refused(self.file, _line(node), sentence)


def _refuse_depth(text: str, file: str) -> None:
    """libyaml's composer goes down by calling itself, without a limit: tens of thousands deep would end the process. Its
    parser, which does not, is asked first; signs alone do not tell, since brackets stand in texts and lines go on each other."""
    depth, reader = 0, _Reader(text)
    try:
        while (event := reader.get_event()) is not None:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _DEEPEST_READ:
                    line = event.start_mark.line + 1 if event.start_mark else 0
                    raise _refused(
                        file, line, f"This is nested more than {DEEPEST} deep; no questionnaire or scheme is."
                    )
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return  # it is said when the whole of it is read


def _from_json(text: str, file: str) -> Any:
    try:
        data = json.loads(text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_without_repeats)
        json.dumps(data, ensure_ascii=False, default=str).encode()
    except json.JSONDecodeError as error:
        raise _refused(file, error.lineno, f"This begins like JSON but is not valid JSON: {error.msg}.") from None
    except UnicodeEncodeError:
        raise _refused(file, 0, "A text holds half a character (a lone surrogate); retype it.") from None
    except RecursionError:
        raise _refused(file, 0, "This JSON is nested too deeply; no questionnaire or scheme is.") from None
    except ValueError as error:
        raise _refused(file, 0, str(error)) from None
    return data


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number that can be used; give a figure or leave it out.")


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    built = dict(pairs)
    if len(built) < len(pairs):
        twice = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        raise ValueError(f"`{twice}` stands twice in the same place; keep one.")
    return built


def _nodes_or_none(text: str) -> yaml.Node | None:
    """Lines for JSON, where libyaml can read it; it cannot read escaped surrogate pairs."""
    try:
        root: yaml.Node | None = _Reader(text).get_single_node()
    except yaml.YAMLError:
        return None
    return root


def _refused(file: str, line: int, sentence: str) -> Refused:
    return Refused([Problem(file, line, "", sentence)])


def _line(node: yaml.Node | None) -> int:
    return 0 if node is None else node.start_mark.line + 1


def _child(node: yaml.Node | None, step: str | int, line: int) -> tuple[yaml.Node | None, int]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value, _line(key)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], _line(node.value[step])
    return None, line
