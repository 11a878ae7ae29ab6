"""SurveyJS expressions read into a tree, with that language's own precedence.

From loosest to tightest: or, and, comparisons, contains and its kin, then `!` and the postfix `empty`. Operators may be
written in any case; a bare word that is none is text. Calls and calculations have no counterpart in our conditions.
"""

import re
from decimal import Decimal

from questionnaires.exchange.surveyjs.comparisons import Plain
from questionnaires.exchange.surveyjs.nodes import Compared, Emptiness, Joined, Literal, Name, Node, Not, Untranslatable

MOST_CHARACTERS = 20_000
DEEPEST = 30


_COMPARISONS = {
    "<=": "lessorequal",
    "lessorequal": "lessorequal",
    ">=": "greaterorequal",
    "greaterorequal": "greaterorequal",
    "==": "equal",
    "=": "equal",
    "equal": "equal",
    "!=": "notequal",
    "<>": "notequal",
    "notequal": "notequal",
    "<": "less",
    "less": "less",
    ">": "greater",
    "greater": "greater",
}
_MEMBERSHIPS = {
    "*=": "contains",
    "contains": "contains",
    "contain": "contains",
    "notcontains": "notcontains",
    "notcontain": "notcontains",
    "anyof": "anyof",
    "allof": "allof",
}
_JOINTS = {"or": "or", "||": "or", "and": "and", "&&": "and"}
_OPERATORS = {*_COMPARISONS, *_MEMBERSHIPS, *_JOINTS, "empty", "notempty", "!", "negate"}
_TOKEN = re.compile(
    r"""\s*(?:
      \{(?P<name>[^{}]+)\}
      |(?P<quoted>'(?:\\['"]|[^'])*'|"(?:\\['"]|[^"])*")
      |(?P<number>\d+(?:\.\d+)?)
      |(?P<word>[A-Za-z_][A-Za-z0-9_]*)
      |(?P<sign><=|>=|==|!=|<>|\*=|&&|\|\||\S)
    )""",
    re.VERBOSE,
)


def parsed(expression: str) -> Node:
    """Raises Untranslatable with the reason."""
    if len(expression) > MOST_CHARACTERS:
        raise Untranslatable(f"it has more than {MOST_CHARACTERS:,} characters")
    return _Parser(expression).whole()


class _Parser:
    def __init__(self, expression: str) -> None:
        self.tokens = [(str(match.lastgroup), match[str(match.lastgroup)]) for match in _TOKEN.finditer(expression)]
        self.at = 0
        self.depth = 0

    def whole(self) -> Node:
        node = self.any_of()
        if self.at < len(self.tokens):
            raise self.unexpected()
        return node

    def any_of(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Untranslatable("it is too deeply nested")
        parts = [self.all_of()]
        while self.takes("or", "||"):
            parts.append(self.all_of())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else Joined("or", tuple(parts))

    def all_of(self) -> Node:
        parts = [self.comparison()]
        while self.takes("and", "&&"):
            parts.append(self.comparison())
        return parts[0] if len(parts) == 1 else Joined("and", tuple(parts))

    def comparison(self) -> Node:
        node = self.membership()
        while operator := _COMPARISONS.get(self.operator()):
            self.at += 1
            node = Compared(operator, _side(node), _side(self.membership()))
        return node

    def membership(self) -> Node:
        node = self.factor()
        while operator := _MEMBERSHIPS.get(self.operator()):
            self.at += 1
            node = Compared(operator, _side(node), _side(self.factor()))
        if self.operator() in ("+", "-", "*", "/", "%", "^", "power"):
            raise Untranslatable("it calculates")
        return node

    def factor(self) -> Node:
        if self.takes("("):
            node = self.any_of()
            self.takes(")")  # SurveyJS forgives its absence at the end
            return node
        if self.takes("!", "negate"):
            self.depth += 1
            if self.depth > DEEPEST:
                raise Untranslatable("it is too deeply nested")
            node = Not(self.factor())
            self.depth -= 1
            return node
        atom = self.several() if self.takes("[") else self.atom()
        if self.takes("empty"):
            return Emptiness(atom, True)
        if self.takes("notempty"):
            return Emptiness(atom, False)
        return atom

    def several(self) -> Literal:
        values: list[Plain] = []
        while not self.takes("]"):
            if values and not self.takes(","):
                raise self.unexpected()
            item = self.atom()
            if not isinstance(item, Literal):
                raise Untranslatable("it lists an answer beside others")
            values.append(item.value)
        return Literal(tuple(values))

    def atom(self) -> Name | Literal:
        kind, text = self.peek()
        self.at += 1
        if kind == "name":
            return Name(text.strip().removeprefix("#"))
        if kind == "quoted":
            return Literal(re.sub(r"\\(['\"])", r"\1", text[1:-1]))
        if kind == "number":
            return Literal(Decimal(text))
        if text == "-" and self.peek()[0] == "number":
            self.at += 1
            return Literal(-Decimal(self.tokens[self.at - 1][1]))
        if kind == "word" and self.peek()[1] == "(":
            raise Untranslatable(f"it calls the function {text}")
        if kind == "word" and text.lower() not in _OPERATORS:
            spelt: dict[str, Plain] = {"true": True, "false": False, "null": None, "undefined": None}
            return Literal(spelt.get(text.lower(), text))
        self.at -= 1
        raise self.unexpected()

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.at] if self.at < len(self.tokens) else ("", "")

    def operator(self) -> str:
        """The word or sign here, small; nothing where text or a name stands."""
        kind, text = self.peek()
        return text.lower() if kind in ("word", "sign") else ""

    def takes(self, *wanted: str) -> bool:
        if self.operator() not in wanted:
            return False
        self.at += 1
        return True

    def unexpected(self) -> Untranslatable:
        text = self.peek()[1]
        return Untranslatable(f"`{text}` is not expected there" if text else "it breaks off")


def _side(node: Node) -> Name | Literal:
    if isinstance(node, Name | Literal):
        return node
    raise Untranslatable("it compares the outcome of a comparison")
