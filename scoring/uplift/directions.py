"""Which way the points of a question count: up, down, or either, as figures and scales turn them about."""

from collections.abc import Iterator

from scoring.compiling import Compiled, Node

UP, DOWN = 1, -1


def directions_of(compiled: Compiled) -> dict[str, frozenset[int]]:
    """Question key to the directions in which more points could make the rating better; empty where they enter nothing."""
    found: dict[str, set[int]] = {key: set() for key in compiled.counted}
    waiting = list(_beginnings(compiled))
    seen: set[tuple[str, int]] = set()
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        name, direction = at
        if name.startswith("question:"):
            found[name[9:]].add(direction)
            waiting += [(f"question:{link.question}", direction) for link in compiled.counted[name[9:]].chains]
        else:
            waiting += _beneath(compiled.by_name[name], direction)
    return {key: frozenset(some) for key, some in found.items()}


def _beginnings(compiled: Compiled) -> Iterator[tuple[str, int]]:
    scale = compiled.scheme.scale
    yield compiled.total, DOWN if scale is not None and scale.best == "first" else UP
    yield from ((gate.threshold.figure, UP) for gate in compiled.scheme.gates if gate.threshold is not None)


def _beneath(node: Node, direction: int) -> list[tuple[str, int]]:
    """What a figure is made of. A threshold that decides an adjustment, or a factor below nought, may turn either way."""
    adjustments = node.measure.adjust if node.measure is not None else ()
    turned = -direction if node.figure.reversed else direction
    ways = {turned, -turned} if any(one.factor < 0 for one in adjustments) else {turned}
    beneath = [(entry.of, way) for entry in node.entries for way in ways]
    compared = {threshold.figure for one in adjustments for threshold in one.when}
    return beneath + [(figure, way) for figure in sorted(compared) for way in (UP, DOWN)]
