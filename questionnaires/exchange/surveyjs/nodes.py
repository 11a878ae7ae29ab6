"""What a SurveyJS condition is made of, once it has been read."""

from dataclasses import dataclass

from questionnaires.exchange.surveyjs.comparisons import Plain


class Untranslatable(ValueError):
    """A condition that ours cannot say; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Name:
    """The answer to a question."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    value: Plain


@dataclass(frozen=True, slots=True)
class Compared:
    operator: str
    left: "Name | Literal"
    right: "Name | Literal"


@dataclass(frozen=True, slots=True)
class Emptiness:
    of: "Name | Literal"
    empty: bool


@dataclass(frozen=True, slots=True)
class Not:
    of: "Node"


@dataclass(frozen=True, slots=True)
class Joined:
    """All of several (`and`), or any of them (`or`)."""

    by: str
    parts: "tuple[Node, ...]"


Node = Name | Literal | Compared | Emptiness | Not | Joined


def names_in(node: Node) -> frozenset[str]:
    """Every answer that a condition looks at."""
    if isinstance(node, Name):
        return frozenset([node.name])
    if isinstance(node, Compared):
        return names_in(node.left) | names_in(node.right)
    if isinstance(node, Emptiness | Not):
        return names_in(node.of)
    if isinstance(node, Joined):
        return frozenset().union(*(names_in(part) for part in node.parts))
    return frozenset()
