"""Dashboards, constituencies and receipts."""

from tests.journeys.view import View, opens

DASHBOARD = "/rounds/{round_id:str}/dashboard"
CONSTITUENCY = "/rounds/{round_id:str}/constituencies/{constituency_id:str}"
RECEIPT = "/responses/{response_id:str}/receipt"

VIEWS_OF_REPORTING = (
    View(DASHBOARD, "office", "nothing rated yet"),
    View(DASHBOARD, "office", "with figures", "handed in", reach=opens("The same numbers as a table")),
    View(DASHBOARD, "office", "narrowed to nothing", "handed in", query="?role=nobody"),
    View(DASHBOARD, "observer", "with figures", "handed in"),
    View(DASHBOARD, "constituency_observer", "with figures", "handed in"),
    View(DASHBOARD, "office", "of a closed round", "closed"),
    View(DASHBOARD, "observer", "with figures withheld", "among many"),
    View(CONSTITUENCY, "observer", "with figures withheld", "among many"),
    View("/rounds/{round_id:str}/export", "observer", "with figures withheld", "among many"),
    View(CONSTITUENCY, "office", "nothing rated yet"),
    View(CONSTITUENCY, "office", "with figures", "handed in"),
    View(CONSTITUENCY, "observer", "with figures", "handed in"),
    View(RECEIPT, "office", "nothing handed in"),
    View(RECEIPT, "office", "scored", "handed in"),
    View(RECEIPT, "participant", "released", "closed"),
    View("/rounds/{round_id:str}/export", "office", world="handed in"),
    View("/rounds/{round_id:str}/export", "observer", world="handed in"),
)
