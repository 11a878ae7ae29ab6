"""A scored round as the parting of a change needs it."""

from collections.abc import Mapping
from typing import Any, Protocol

from questionnaires.answers import AnswerSheet
from scoring.compiling import Compiled
from scoring.constituencies.values import Organisation
from scoring.receipt import Receipt


class Scored(Protocol):
    """`organisations`: everyone asked; `receipts`: full ones of everyone who handed in; both by reference. `sheets` and
    `profiles` may be empty: answers are read from the lines of receipts, and sheets add those the scheme does not count."""

    @property
    def compiled(self) -> Compiled: ...
    @property
    def organisations(self) -> Mapping[str, Organisation]: ...
    @property
    def receipts(self) -> Mapping[str, Receipt]: ...
    @property
    def population_known(self) -> bool: ...
    @property
    def sheets(self) -> Mapping[str, AnswerSheet]: ...
    @property
    def profiles(self) -> Mapping[str, Mapping[str, Any]]: ...
