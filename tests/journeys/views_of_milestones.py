"""Where milestones stand, and whether one may go live."""

from tests.journeys.view import View, presses

MILESTONES = "/rounds/{round_id:str}/milestones"
GO_LIVE = "/programmes/{programme_id:str}/go-live"

VIEWS_OF_MILESTONES = (
    View(MILESTONES, "office", "not asked about"),
    View(MILESTONES, "office", "nothing handed in", "grid"),
    View(MILESTONES, "office", "with figures", "grid handed in"),
    View(MILESTONES, "office", "settled", "milestones settled"),
    View(MILESTONES, "observer", "not asked about"),
    View(MILESTONES, "observer", "sealed", "grid handed in"),
    View(MILESTONES, "observer", "with withheld figures", "milestones settled"),
    View(MILESTONES, "constituency_observer", "with withheld figures", "milestones settled"),
    View(GO_LIVE, "office", "not asked about"),
    View(GO_LIVE, "office", "no rule", "grid"),
    View(GO_LIVE, "office", "with a rule", "grid handed in"),
    View(GO_LIVE, "office", "with errors", "grid", reach=presses("State the rule")),
    View("/responses/{response_id:str}/sections/{section:str}", "participant", "a grid", "grid"),
)
