"""Where a participant stands."""

from tests.journeys.view import View, opens

STANDING = "/responses/{response_id:str}/standing"

VIEWS_OF_STANDING = (
    View(STANDING, "participant", "nothing handed in"),
    View(STANDING, "participant", "not released", "handed in"),
    View(STANDING, "office", "first round", "handed in"),
    View(STANDING, "participant", "at its best", "closed"),
    View(STANDING, "participant", "one of many", "among many"),
    View(STANDING, "office", "one of many", "among many"),
    View(STANDING, "participant", "fell behind", "fallen behind", reach=opens("Question by question")),
)
