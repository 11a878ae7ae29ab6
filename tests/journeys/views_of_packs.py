"""Packs in each of their states."""

from playwright.sync_api import Page

from tests.journeys.view import View, both, presses

PACKS = "/rounds/{round_id:str}/packs"
PACK = "/packs/{pack_id:str}"
PREVIEW = "/packs/{pack_id:str}/preview"


def _fills_nothing(page: Page) -> None:
    page.get_by_label("Title").fill("")


VIEWS_OF_PACKS = (
    View(PACKS, "office", "empty", "handed in"),
    View(PACKS, "office", "of a planned round", "planned"),
    View(PACKS, "office", "with a pack", "pack shared"),
    View(PACKS, "office", "without a title", "handed in", reach=both(_fills_nothing, presses("Take the figures"))),
    View(PACKS, "observer", "nothing shared", "pack drafted"),
    View(PACKS, "observer", "with a pack", "pack shared"),
    View(PACK, "office", "a draft", "pack drafted"),
    View(PACK, "office", "being built", "pack being built"),
    View(PACK, "office", "failed", "pack failed"),
    View(PACK, "office", "frozen and shared", "pack shared"),
    View(PACK, "observer", "frozen and shared", "pack shared"),
    View(PREVIEW, "office", "a draft", "pack drafted"),
    View(PREVIEW, "observer", "frozen and shared", "pack shared"),
)
