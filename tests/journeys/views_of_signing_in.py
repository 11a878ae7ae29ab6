"""Signing in, and the account of whoever is."""

from tests.journeys.view import View, presses

VIEWS_OF_SIGNING_IN = (
    View("/sign-in", None),
    View("/sign-in", None, "with errors", reach=presses("Send me a link")),
    View("/sign-in/sent", None),
    View("/sign-in/{secret:str}", None),
    View("/sign-in/used-up", None, "not good any more", status=410),
    View("/account", "participant"),
)
