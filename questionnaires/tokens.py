"""The words of a CEL expression, parted as CEL parts them: enough to know what it looks at and compares with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

DEEPEST = 40
MOST_SIGNS = 500
MACROS = ("exists", "all", "exists_one", "map", "filter")

_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n\f]+|//[^\n]*)
      |(?P<raw>[bB]?[rR](?:\"{3}[\s\S]*?\"{3}|'{3}[\s\S]*?'{3}|"[^"\r\n]*"|'[^'\r\n]*'))
      |(?P<string>\"{3}(?:\\[\s\S]|[^\\])*?\"{3}|'{3}(?:\\[\s\S]|[^\\])*?'{3}
                 |"(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*')
      |(?P<number>(?:0[xX][0-9a-fA-F]+|(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)[uU]?)
      |(?P<name>[A-Za-z_][A-Za-z0-9_]*)
      |(?P<sign>&&|\|\||==|!=|<=|>=|[\s\S])""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))")
_OPEN, _SHUT = ("(", "[", "{"), (")", "]", "}")
_HARMLESS = ("&&", "||", ",", "(", *_SHUT)
_ESCAPED = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word: a `string`, `raw` text, a `number`, a `name` or a `sign`."""

    kind: str
    text: str

    @property
    def is_text(self) -> bool:
        return self.kind in ("string", "raw")

    @property
    def literal(self) -> str:
        """The words of a text, the figures of a number; of anything else what is written."""
        if self.kind == "number":
            figures = self.text.rstrip("uU")
            return str(int(figures, 16)) if figures[:2] in ("0x", "0X") else figures
        if not self.is_text:
            return self.text
        quoted = self.text.lstrip("bBrR")
        marks = 3 if len(quoted) > 5 and quoted[:3] in ('"""', "'''") else 1
        words = quoted[marks:-marks]
        return words if self.kind == "raw" else _ESCAPE.sub(_unescaped, words)


def tokens_of(source: str) -> tuple[Token, ...]:
    """Everything but spaces and comments, in order."""
    found = ((str(match.lastgroup), match.group()) for match in _TOKEN.finditer(source))
    return tuple(Token(kind, text) for kind, text in found if kind != "space")


def literals_in(tokens: tuple[Token, ...]) -> Iterator[str]:
    """Every text and number that is named; a number behind a minus sign also as a negative one."""
    for at, token in enumerate(tokens):
        if token.is_text or token.kind == "number":
            yield token.literal
        if token.kind == "number" and text_at(tokens, at - 1) == "-":
            yield "-" + token.literal


def text_at(tokens: tuple[Token, ...], at: int) -> str:
    """A token as it is written; nothing beyond either end."""
    return tokens[at].text if 0 <= at < len(tokens) else ""


def names_bound(tokens: tuple[Token, ...]) -> set[str]:
    """The names that macros give to the items of a list."""
    return {tokens[at + 2].text for at in range(len(tokens) - 2) if _is_macro(tokens, at)}


def excess_in(tokens: tuple[Token, ...]) -> str:
    """Why an expression would take a reader, or the machine, too long; nothing where it would not."""
    if sum(token.kind == "sign" and token.text not in _HARMLESS for token in tokens) > MOST_SIGNS:
        return f"The condition has more than {MOST_SIGNS} signs."
    depth = signs = choices = maps = 0
    around: list[int] = []
    for at, token in enumerate(tokens):
        depth = max(depth + (token.text in _OPEN) - (token.text in _SHUT), 0)
        signs = signs + 1 if token.text in ("!", "-") else 0
        choices += token.text == "?"
        if max(depth, signs, choices) > DEEPEST:
            return "The condition is too deeply nested."
        around = [outer for outer in around if outer < depth]
        if _is_macro(tokens, at):
            around.append(depth)
            maps += token.text == "map"
        if len(around) > 1 or maps > 1:
            return f"Within one of {', '.join(MACROS)} there can be no other, and `map` can stand once."
    return ""


def _is_macro(tokens: tuple[Token, ...], at: int) -> bool:
    return tokens[at].text in MACROS and text_at(tokens, at - 1) == "." and text_at(tokens, at + 1) == "("


def _unescaped(match: re.Match[str]) -> str:
    hexadecimal = match[1] or match[2] or match[3]
    if hexadecimal:
        return chr(int(hexadecimal, 16))
    if match[4]:
        return chr(int(match[4], 8))
    return _ESCAPED.get(match[5], match[5])
