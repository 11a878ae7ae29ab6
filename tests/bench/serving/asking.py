"""What clients ask: forms with their token, answers that fit, pages in order."""

from http.client import HTTPConnection
from http.cookies import SimpleCookie
from random import Random
from urllib.parse import urlencode

from readiness.web.visit import SESSION_COOKIE
from tests.bench.serving.clients import Asked
from tests.bench.serving.filling import Filled
from tests.bench.serving.instruments import value
from tests.bench.serving.servers import Server

Participant = tuple[str, str]


def token_of(server: Server) -> str:
    """A token for forms, as the server gives it to whoever comes first."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", "/health")
    cookies = SimpleCookie("; ".join(connection.getresponse().headers.get_all("set-cookie", [])))
    connection.close()
    return cookies["readiness_csrf"].value


def cookie_of(secret: str, token: str) -> str:
    return f"{SESSION_COOKIE}={secret}; readiness_csrf={token}"


def page(secret: str, token: str, path: str) -> Asked:
    return Asked("GET", path, cookie_of(secret, token))


def saves(participant: Participant, token: str, questions: range) -> list[Asked]:
    """Each question answered for the first time, one request each, as the page does while one answers."""
    (secret, response), chance = participant, Random(participant[1])
    return [
        Asked(
            "POST",
            f"/responses/{response}/answers/q{at}",
            cookie_of(secret, token),
            urlencode({"_csrf_token": token, f"a.q{at}": value(at, chance), f"v.q{at}": 0}),
        )
        for at in questions
    ]


def upserts(participant: Participant, questions: range) -> list[Asked]:
    secret, response = participant
    return [
        Asked("POST", f"/upsert/{response}/q{at}", cookie_of(secret, ""), urlencode({"value": '"b"'}))
        for at in questions
    ]


def section_page(participant: Participant, token: str, section: int) -> Asked:
    secret, response = participant
    return page(secret, token, f"/responses/{response}/sections/s{section}")


def journey(filled: Filled, participant: Participant, token: str) -> list[Asked]:
    """Every section in turn: its page, then its form."""
    return [
        asked
        for at in range(-(-filled.questions // filled.per_section))
        for asked in (section_page(participant, token, at), _section_form(filled, participant, token, at))
    ]


def _section_form(filled: Filled, participant: Participant, token: str, section: int) -> Asked:
    """Save and continue: every question of the section in one form, sent as by a browser without a script."""
    (secret, response), chance = participant, Random(f"{participant[1]} {section}")
    here = range(section * filled.per_section, min(filled.questions, (section + 1) * filled.per_section))
    fields = {"_csrf_token": token} | {f"a.q{at}": value(at, chance) for at in here} | {f"v.q{at}": 0 for at in here}
    path = f"/responses/{response}/sections/s{section}"
    return Asked("POST", path, cookie_of(secret, token), urlencode(fields), is_page=True)
