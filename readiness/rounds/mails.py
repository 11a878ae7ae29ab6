"""What people are told by mail: one purpose each, plain words, the address of the page, never an answer or a rating."""

from dataclasses import dataclass
from datetime import timedelta

LINKS_LAST = timedelta(days=3)
"""A mail about a round is often read a day or two later."""


@dataclass(frozen=True, slots=True)
class Mail:
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Named:
    """A response in a mail: whose it is, where it is, and until when in words."""

    organisation: str
    address: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """The round a mail is about."""

    programme: str
    round: str


def invitation(about: About, name: str, responses: tuple[Named, ...], link: str) -> Mail:
    one = len(responses) == 1
    whose = responses[0].organisation if one else f"{len(responses)} organisations"
    return Mail(
        f"{about.round}: please answer for {whose}",
        _letter(
            name,
            f"{about.programme} asks {whose} to complete “{about.round}”.",
            "You can save your answers as you go, leave sections to colleagues, and come back at any time until the "
            "date below. A signatory of the organisation signs before it is handed in.",
            *_listed(responses, "Hand it in by"),
            about=about,
            link=link,
        ),
    )


def reminder(about: About, name: str, responses: tuple[Named, ...], link: str) -> Mail:
    one = len(responses) == 1
    whose = responses[0].organisation if one else f"{len(responses)} organisations"
    return Mail(
        f"{about.round}: not handed in yet for {whose}",
        _letter(
            name,
            f"“{about.round}” is not handed in yet for {whose}. What was answered so far is kept.",
            *_listed(responses, "Hand it in by"),
            about=about,
            link=link,
        ),
    )


def extension(about: About, name: str, responses: tuple[Named, ...], link: str) -> Mail:
    return Mail(
        f"{about.round}: more time for {responses[0].organisation}",
        _letter(
            name,
            f"{responses[0].organisation} has more time to complete “{about.round}”.",
            *_listed(responses, "The new date is"),
            about=about,
            link=link,
        ),
    )


def withdrawal(about: About, name: str, responses: tuple[Named, ...], link: str) -> Mail:
    return Mail(
        f"{about.round}: {responses[0].organisation} need not answer",
        _letter(
            name,
            f"The programme office has withdrawn the response of {responses[0].organisation} to “{about.round}”. You need "
            "not do anything more; what was answered is kept and counts nowhere.",
            *_listed(responses, ""),
            about=about,
            link=link,
        ),
    )


def results(about: About, name: str, responses: tuple[Named, ...], link: str) -> Mail:
    one = len(responses) == 1
    return Mail(
        f"{about.round}: results can be seen",
        _letter(
            name,
            f"The results of “{about.round}” are released. You can see how "
            f"{responses[0].organisation if one else 'each of your organisations'} was scored, line by line.",
            *_listed(responses, ""),
            about=about,
            link=link,
        ),
    )


def _listed(responses: tuple[Named, ...], due: str) -> tuple[str, ...]:
    return tuple(
        "\n".join((one.organisation, *((f"{due} {one.due}",) if due and one.due else ()), one.address))
        for one in responses
    )


def _letter(name: str, *paragraphs: str, about: About, link: str) -> str:
    way_in = (
        f"This link signs you in. It works once, and until {LINKS_LAST.days} days from now:\n{link}",
        "After that, the address above asks for your e-mail address and sends you a new link.",
    )
    return (
        "\n\n".join(
            (f"Dear {name or 'colleague'},", *paragraphs, *way_in, f"The programme office of {about.programme}")
        )
        + "\n"
    )
