"""What clients ask: forms with their token, answers that fit, pages in order."""

from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from readiness.web.visit import SESSION_COOKIE
from tests.bench.serving.clients import Asked
from tests.bench.serving.servers import Server
from tests.bench.serving.stores import PER_SECTION

VALUES = ("yes", "b", "built", "500")
"""Of the four kinds in turn."""


def token_of(server: Server) -> str:
    """A token for forms, as the server gives it to whoever comes first."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", "/")
    cookies = SimpleCookie("; ".join(connection.getresponse().headers.get_all("set-cookie", [])))
    connection.close()
    return cookies["readiness_csrf"].value


def cookie_of(secret: str, token: str) -> str:
    return f"{SESSION_COOKIE}={secret}; readiness_csrf={token}"


def saves(participant: tuple[str, str], token: str, questions: range) -> list[Asked]:
    """Each question answered for the first time, one request each, as the page does while one types."""
    secret, response = participant
    return [
        Asked(
            "POST",
            f"/responses/{response}/answers/q{at}",
            cookie_of(secret, token),
            urlencode({"_csrf_token": token, f"a.q{at}": VALUES[at % 4], f"v.q{at}": 0}),
        )
        for at in questions
    ]


def upserts(participant: tuple[str, str], questions: range) -> list[Asked]:
    secret, response = participant
    return [
        Asked("POST", f"/upsert/{response}/q{at}", cookie_of(secret, ""), urlencode({"value": '"b"'}))
        for at in questions
    ]


def section_page(participant: tuple[str, str], section: int) -> Asked:
    secret, response = participant
    return Asked("GET", f"/responses/{response}/sections/s{section}", f"{SESSION_COOKIE}={secret}")


def section_form(participant: tuple[str, str], token: str, section: int, questions: int) -> Asked:
    """Save and continue: every question of the section in one form."""
    secret, response = participant
    here = range(section * PER_SECTION, min(questions, (section + 1) * PER_SECTION))
    fields = {"_csrf_token": token} | {f"a.q{at}": VALUES[at % 4] for at in here} | {f"v.q{at}": 0 for at in here}
    return Asked(
        "POST", f"/responses/{response}/sections/s{section}", cookie_of(secret, token), urlencode(fields), is_page=True
    )


def journey(participant: tuple[str, str], token: str, questions: int) -> list[Asked]:
    """Every section in turn: its page, then its form."""
    sections = range(-(-questions // PER_SECTION))
    return [
        asked
        for at in sections
        for asked in (section_page(participant, at), section_form(participant, token, at, questions))
    ]
