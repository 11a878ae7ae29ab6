"""Pieces of a condition in CEL, put together with as few brackets as reading allows."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from questionnaires.answers import decimal_text

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RESERVED = {"in", "true", "false", "null"}
_OPPOSITES = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


@dataclass(frozen=True, slots=True)
class Clause:
    """An expression, the sign that joins its parts (`&&`, `||`, none), and a short way to say the opposite, if any."""

    text: str
    joined_by: str = ""
    opposite: str = ""


Outcome = Clause | bool
"""True or false where the outcome is settled whatever is answered."""


def joined(sign: str, parts: Iterable[Outcome]) -> Outcome:
    """All (`&&`) or any (`||`) of the parts; those that settle nothing are left out, repeats too."""
    settling = sign == "||"
    clauses: dict[str, Clause] = {}
    for part in parts:
        if part is settling:
            return settling
        if isinstance(part, Clause):
            clauses[part.text] = part
    if not clauses:
        return not settling
    if len(clauses) == 1:
        return next(iter(clauses.values()))
    return Clause(f" {sign} ".join(_in(clause, sign) for clause in clauses.values()), sign)


def negated(clause: Clause) -> Clause:
    """The opposite; right only where everything the clause reads is answered."""
    return Clause(clause.opposite or f"!({clause.text})", opposite=clause.text)


def answer(key: str) -> str:
    return f"answers.{key}" if _is_name(key) else f"answers[{quoted(key)}]"


def has_answer(key: str) -> Clause:
    return called(f"has(answers.{key})") if _is_name(key) else Clause(f"{quoted(key)} in answers")


def called(call: str) -> Clause:
    return Clause(call, opposite=f"!{call}")


def compared(key: str, sign: str, literal: str) -> Clause:
    return Clause(f"{answer(key)} {sign} {literal}", opposite=f"{answer(key)} {_OPPOSITES[sign]} {literal}")


def one_of(key: str, literals: list[str]) -> Clause:
    """Whether the answer is one of these."""
    return (
        compared(key, "==", literals[0]) if len(literals) == 1 else Clause(f"{answer(key)} in [{', '.join(literals)}]")
    )


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def double(number: Decimal) -> str:
    text = decimal_text(number)
    return text if "." in text else text + ".0"


def _is_name(key: str) -> bool:
    return _NAME.fullmatch(key) is not None and key not in _RESERVED


def _in(clause: Clause, sign: str) -> str:
    return f"({clause.text})" if clause.joined_by not in ("", sign) else clause.text
