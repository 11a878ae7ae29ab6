"""Rounds side by side."""

from tests.journeys.view import View, presses

COMPARE = "/programmes/{programme_id:str}/compare"
RESCORE = "/rounds/{round_id:str}/rescore"
RESCORED = "/rounds/{round_id:str}/rescored/{scheme_id:str}"
TWO = "?round={round_id}&round={second}"

VIEWS_OF_COMPARING = (
    View(COMPARE, "office", "no two rounds yet"),
    View(COMPARE, "observer", "no two rounds yet"),
    View(COMPARE, "office", "the picker", "two rounds"),
    View(COMPARE, "office", "two rounds", "two rounds", query=TWO),
    View(COMPARE, "observer", "two rounds", "two rounds", query=TWO),
    View(COMPARE, "office", "one constituency", "two rounds", query=TWO + "&constituency={constituency_id}"),
    View(
        COMPARE,
        "office",
        "three rounds",
        "three rounds",
        query=TWO + "&round={third}",
    ),
    View(COMPARE, "office", "nobody handed in", "a silent round", query=TWO),
    View(COMPARE, "office", "levels that are not comparable", "other levels", query=TWO),
    View(RESCORE, "office", "nobody handed in"),
    View(RESCORE, "office", "no other scheme", "handed in"),
    View(RESCORE, "office", "a scheme to choose", "a further scheme"),
    View(RESCORE, "office", "none chosen", "a further scheme", reach=presses("Score the round under it")),
    View(RESCORED, "office", "nothing scored", "a further scheme"),
    View(RESCORED, "office", "under way", "being scored again"),
    View(RESCORED, "office", "scored", "scored again"),
    View(RESCORED, "office", "in part", "scored again in part"),
)
