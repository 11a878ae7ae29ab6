"""A compiled scheme with some of its questions only, as if the others had never been asked."""

from collections.abc import Collection
from dataclasses import replace

from scoring.compiling import Compiled
from scoring.parts import Counted, Entry, Node


def restricted(compiled: Compiled, kept: Collection[str]) -> Compiled | None:
    """Points, weights and rules stay; a figure of which nothing is left goes, as do chains to questions that are gone. None
    where no total is left."""
    counted = {key: _linked(one, kept) for key, one in compiled.counted.items() if key in kept}
    nodes: dict[str, Node] = {}
    for node in compiled.nodes:
        entries = tuple(entry for entry in node.entries if _is_left(entry, counted, nodes))
        if entries or not node.entries:
            nodes[node.name] = Node(node.name, node.figure, entries)
    if compiled.total not in nodes:
        return None
    return replace(
        compiled,
        counted=counted,
        chained=tuple(key for key in compiled.chained if key in counted),
        nodes=tuple(nodes.values()),
        by_name=nodes,
        weights={},
        tried={},
        outcomes={},
        nominals={},
    )


def _linked(one: Counted, kept: Collection[str]) -> Counted:
    return replace(one, chains=tuple(link for link in one.chains if link.question in kept))


def _is_left(entry: Entry, counted: Collection[str], nodes: Collection[str]) -> bool:
    return entry.of in nodes or entry.of.removeprefix("question:") in counted
