"""Rounds side by side."""

from tests.journeys.view import View

COMPARE = "/programmes/{programme_id:str}/compare"
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
)
