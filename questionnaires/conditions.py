"""Conditions in CEL, the Common Expression Language: what each one reads, and whether it holds.

An answer that is not there leaves a condition that needs it unmet: unknown is not true. `||` and `&&` settle without it
where the other side decides. A fact of the profile that is not there works the same way. Anything else that goes wrong
while a condition is worked out is a defect of the questionnaire, and says so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from questionnaires.tokens import Token, excess_in, literals_in, names_bound, text_at, tokens_of

if TYPE_CHECKING:
    import cel

MOST_CHARACTERS = 4_000
MOST_REMEMBERED = 512
MOST_SHOWN = 200

_FUNCTIONS = {"size", "contains", "startsWith", "endsWith", "matches", "int", "double", "string"}
_OF_TIME = {
    "timestamp",
    "duration",
    "getFullYear",
    "getMonth",
    "getDate",
    "getDayOfMonth",
    "getDayOfWeek",
    "getDayOfYear",
}
_BEFORE_A_KEY = ("", "(", "[", ",", "?", ":", "&&", "||")


class InvalidCondition(ValueError):
    """The expression cannot be used; the message says why and what to write."""


class ConditionFailed(RuntimeError):
    """A condition that passed its checks failed on real answers: a defect of the questionnaire."""


@dataclass(frozen=True, slots=True, order=True)
class Read:
    """What a condition looks at: `answers`, `profile` or `constituency`, and the key."""

    of: str
    key: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled expression with everything it reads, in the order it reads it."""

    source: str
    tokens: tuple[Token, ...]
    reads: tuple[Read, ...]
    program: "cel.Program"
    remembered: dict[tuple[Any, ...], bool] = field(default_factory=dict, compare=False, repr=False)

    @property
    def literals(self) -> frozenset[str]:
        """Every text and number the expression names."""
        return frozenset(literals_in(self.tokens))

    def holds(self, answers: Mapping[str, Any], profile: Mapping[str, Any], constituency: str | None = None) -> bool:
        """Whether it is met. Raises ConditionFailed where the expression goes wrong on these values."""
        values = tuple(_value(read, answers, profile, constituency) for read in self.reads)
        known = self.remembered.get(values)
        if known is None:
            known = self._worked_out(values)
            if len(self.remembered) < MOST_REMEMBERED:
                self.remembered[values] = known
        return known

    def _worked_out(self, values: tuple[Any, ...]) -> bool:
        given: dict[str, Any] = {"answers": {}, "profile": {}, "constituency": ""}
        for read, value in zip(self.reads, values, strict=True):
            if read.of == "constituency":
                given["constituency"] = value or ""
            elif value is not None:
                given[read.of][read.key] = list(value) if isinstance(value, tuple) else value
        try:
            outcome = self.program.execute(given)
        except Exception as error:
            if isinstance(error, KeyError) and None in values:
                return False
            raise ConditionFailed(f"`{_shown(self.source)}` cannot be worked out: {_reason(error)}.") from None
        if not isinstance(outcome, bool):
            raise ConditionFailed(f"`{_shown(self.source)}` gives {outcome!r}, which is neither true nor false.")
        return outcome


def compiled(source: str, *, constituency: bool = False) -> Condition:
    """Raises InvalidCondition with the reason and what to write instead."""
    import cel  # noqa: PLC0415 - it brings a command line of its own, which takes longer to load than all our rooms

    if len(source) > MOST_CHARACTERS:
        raise InvalidCondition(f"The condition is longer than {MOST_CHARACTERS:,} characters. Divide it.")
    tokens = tokens_of(source)
    excess = excess_in(tokens)
    if excess:
        raise InvalidCondition(f"{excess} Divide it.")
    try:
        program = cel.compile(source)
    except Exception as error:
        raise InvalidCondition(f"`{_shown(source)}` is not a CEL expression: {_reason(error)}.") from None
    reads = tuple(dict.fromkeys(_reads(tokens, source)))
    _refuse_unknown(
        source, program, {"answers", "profile", *names_bound(tokens)} | ({"constituency"} if constituency else set())
    )
    return Condition(source, tokens, reads, program)


def _reads(tokens: tuple[Token, ...], source: str) -> list[Read]:
    found = []
    for at, token in enumerate(tokens):
        if token.kind != "name" or text_at(tokens, at - 1) == ".":
            continue
        if token.text == "constituency":
            found.append(Read("constituency", ""))
        elif token.text in ("answers", "profile"):
            found.append(Read(token.text, _key_read(tokens, at, source)))
    return found


def _key_read(tokens: tuple[Token, ...], at: int, source: str) -> str:
    after, key, behind = text_at(tokens, at + 1), text_at(tokens, at + 2), text_at(tokens, at + 3)
    if after == "." and behind != "(":
        return key
    if after == "[" and tokens[at + 2].is_text and behind == "]":
        return tokens[at + 2].literal
    is_sought = text_at(tokens, at - 1) == "in" and tokens[at - 2].is_text and after not in (".", "[")
    if is_sought and text_at(tokens, at - 3) in _BEFORE_A_KEY:
        return tokens[at - 2].literal
    name = tokens[at].text
    raise InvalidCondition(
        f"`{_shown(source)}` uses `{name}` as a whole; write {name}.KEY or "
        f'{name}["KEY"] so that what it reads is known.'
    )


def _refuse_unknown(source: str, program: "cel.Program", names: set[str]) -> None:
    for name in program.variables():
        if name not in names:
            plain = name.removeprefix(".")
            advice = plain if plain in names else f'answers.{plain}, profile.{plain} or, if it is a text, "{plain}"'
            raise InvalidCondition(
                f"`{_shown(source)}` names `{_shown(name)}`, which is not known here; write {_shown(advice)}."
            )
    for name in program.functions():
        if re.match(r"\.?_?[A-Za-z]", name) and name not in _FUNCTIONS | _OF_TIME:
            raise InvalidCondition(
                f"`{_shown(source)}` calls `{name}` in a way that is not known here; there are "
                f'{", ".join(sorted(_FUNCTIONS))}, and for lists answers.KEY.exists(one, one == "a") and all.'
            )


def _value(read: Read, answers: Mapping[str, Any], profile: Mapping[str, Any], constituency: str | None) -> Any:
    if read.of == "constituency":
        return constituency
    value = (answers if read.of == "answers" else profile).get(read.key)
    return tuple(value) if isinstance(value, list) else value


def _shown(source: str) -> str:
    """The expression on one line, cut where it is long."""
    line = " ".join(source.split())
    return line if len(line) <= MOST_SHOWN else line[:MOST_SHOWN] + "\u2026"


def _reason(error: Exception) -> str:
    """What the CEL library says, in words for the author of the condition."""
    text = str(error)
    if isinstance(error, KeyError):
        return f"there is no entry {text}"
    if text.startswith("No such overload"):
        return "values of different kinds are compared or combined"
    if name := re.match(r"Undefined variable or function: '(.*?)'", text):
        return f"`{name[1]}` is not known there, or cannot take such a value"
    found = re.search(r"ERROR: <input>:(\d+):(\d+): (?:Syntax error: )?(.+)", text)
    if not found:
        return text.splitlines()[0].split(". C")[0].rstrip("!.:")
    if "'<EOF>'" in found[3]:
        return "it breaks off"
    unexpected = re.search(r"(?:input|recognition error at:) '(.*?)'(?: expecting .*)?$", found[3])
    return f"`{unexpected[1]}` was not expected there" if unexpected else found[3].split(" expecting ")[0].rstrip("!.")
