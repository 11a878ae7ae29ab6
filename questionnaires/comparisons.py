"""How conditions use what they read: beside which texts and numbers it stands, and whether that is all."""

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaires.conditions import Condition, Read
from questionnaires.tokens import Token, text_at

EQUALITIES = ("==", "!=")
ORDERINGS = ("<", "<=", ">", ">=")
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "in": "holds"}
_BEFORE = ("", "(", "[", ",", "?", ":", "&&", "||")
_BEHIND = ("", ")", "]", ",", "?", ":", "&&", "||")


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a condition reads something.

    `sign` is a comparison sign, `in` (the thing read in a list), `holds` (a text in the list read), `has` (whether it
    is there), or nothing for any other use. A plain use stands alone between brackets, `&&` and the like.
    """

    read: Read
    sign: str
    beside: tuple[Token, ...]
    is_plain: bool


def uses_in(condition: Condition) -> Iterator[Use]:
    """Every place where the condition reads an answer or a fact, in order."""
    tokens = condition.tokens
    for at, token in enumerate(tokens):
        if token.kind != "name" or token.text not in ("answers", "profile") or text_at(tokens, at - 1) == ".":
            continue
        if text_at(tokens, at + 1) == ".":
            yield _use(tokens, at, at + 3, Read(token.text, tokens[at + 2].text))
        elif text_at(tokens, at + 1) == "[":
            yield _use(tokens, at, at + 4, Read(token.text, tokens[at + 2].literal))


def _use(tokens: tuple[Token, ...], start: int, end: int, read: Read) -> Use:
    before, behind = text_at(tokens, start - 1), text_at(tokens, end)
    if text_at(tokens, start - 2) == "has" and behind == ")":
        return Use(read, "has", (), True)
    sign, begin = "", start
    beside: tuple[Token, ...] = ()
    if behind in (*EQUALITIES, *ORDERINGS):
        sign, (end, beside) = behind, _literal_at(tokens, end + 1)
    elif behind == "in" and text_at(tokens, end + 1) == "[":
        sign, (end, beside) = behind, _list_at(tokens, end + 2)
    elif before in (*EQUALITIES, *ORDERINGS, "in"):
        sign, (begin, beside) = _TURNED.get(before, before), _literal_before(tokens, start - 2)
    if not beside:
        return Use(read, "", (), False)
    is_plain = text_at(tokens, begin - 1) in _BEFORE and text_at(tokens, end) in _BEHIND
    return Use(read, sign, beside, is_plain)


def _literal_at(tokens: tuple[Token, ...], at: int) -> tuple[int, tuple[Token, ...]]:
    """The literal that begins there and where it ends; none where something else stands."""
    if text_at(tokens, at) == "-" and at + 1 < len(tokens) and tokens[at + 1].kind == "number":
        return at + 2, (Token("number", "-" + tokens[at + 1].literal),)
    if at < len(tokens) and _is_literal(tokens[at]):
        return at + 1, (tokens[at],)
    return at, ()


def _literal_before(tokens: tuple[Token, ...], at: int) -> tuple[int, tuple[Token, ...]]:
    """The literal that ends there and where it begins; none where something else stands."""
    if at < 0 or not _is_literal(tokens[at]):
        return at, ()
    if tokens[at].kind == "number" and text_at(tokens, at - 1) == "-":
        return at - 1, (Token("number", "-" + tokens[at].literal),)
    return at, (tokens[at],)


def _list_at(tokens: tuple[Token, ...], at: int) -> tuple[int, tuple[Token, ...]]:
    """The literals of a list whose first item begins there, and where it ends; none where it holds anything else."""
    found: tuple[Token, ...] = ()
    while text_at(tokens, at) != "]":
        at, one = _literal_at(tokens, at)
        if not one or text_at(tokens, at) not in (",", "]"):
            return at, ()
        found += one
        at += text_at(tokens, at) == ","
    return at + 1, found


def _is_literal(token: Token) -> bool:
    return token.is_text or token.kind == "number" or token.text in ("true", "false")
