"""Rounds as their office meets them: planned, open, closed."""

from tests.journeys.view import View, presses
from tests.journeys.views_of_organising import PROGRAMME

ROUND = "/rounds/{round_id:str}"
RESPONSE = "/responses/{response_id:str}"

VIEWS_OF_ROUNDS = (
    View(f"{PROGRAMME}/rounds", "office"),
    View(f"{PROGRAMME}/rounds", "observer"),
    View(f"{PROGRAMME}/rounds", "office", "empty", "bare"),
    View(f"{PROGRAMME}/rounds/new", "office"),
    View(f"{PROGRAMME}/rounds/new", "office", "too early", "bare"),
    View(f"{PROGRAMME}/rounds/new", "office", "with errors", reach=presses("Save the plan")),
    View(ROUND, "office", "planned", "planned"),
    View(f"{ROUND}/plan", "office", "planned", "planned"),
    View(f"{ROUND}/plan", "office", "previewed", "planned", reach=presses("See who would be asked")),
    View(f"{ROUND}/open", "office", "planned", "planned"),
    View(ROUND, "office"),
    View(ROUND, "office", "with some handed in", "handed in"),
    View(ROUND, "office", "narrowed to nothing", query="?text=zzz"),
    View(ROUND, "office", "closed", "closed"),
    View(f"{ROUND}/remind", "office"),
    View(f"{ROUND}/join", "office", "all are in"),
    View(f"{ROUND}/join", "office", "some are not", "handed in"),
    View(f"{ROUND}/close", "office"),
    View(f"{ROUND}/release", "office", world="handed in"),
    View(f"{RESPONSE}/extend", "office"),
    View(f"{RESPONSE}/extend", "office", "with errors", reach=presses("Give more time")),
    View(f"{RESPONSE}/withdraw", "office"),
    View(f"{RESPONSE}/withdraw", "office", "with errors", reach=presses("Withdraw the response")),
)
