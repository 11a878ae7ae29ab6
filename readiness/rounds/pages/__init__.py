"""The addresses of this journey, one page or verb a file."""

from typing import Any

from readiness.rounds.pages.closing import close, closing, release, releasing
from readiness.rounds.pages.joining import join, joining
from readiness.rounds.pages.opening import discard, open_, opening
from readiness.rounds.pages.planning import change, changing_plan, new_plan, plan
from readiness.rounds.pages.reminding import remind_, reminding
from readiness.rounds.pages.responses import extend_, extending, withdraw_, withdrawing
from readiness.rounds.pages.round import round_
from readiness.rounds.pages.rounds import rounds

ROUTES: tuple[Any, ...] = (
    rounds, new_plan, plan, round_, changing_plan, change, discard, opening, open_, joining, join, reminding, remind_,
    closing, close, releasing, release, extending, extend_, withdrawing, withdraw_,
)  # fmt: skip
