"""What somebody gives on the command line where rounds are named: words for rounds, and where to write. Said in one sentence each, before anything is read."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from readiness.files import refused
from readiness.round_folders import SETTINGS

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)
LONGEST_TITLE = 200


def all_in_folders(words: Sequence[str], programme: str | None) -> bool:
    """Whether every round is a folder; else every one is of the service. Raises Refused where they are mixed."""
    for word in words:
        _refuse_what_names_nothing(word)
    folders = [word for word in words if os.path.isdir(word)]
    if not folders:
        return False
    strange = next((word for word in words if word not in folders), None)
    if strange is not None:
        raise refused(
            strange, f"There is no such folder; name one that holds {SETTINGS}, or rounds of the service only."
        )
    for word in folders:
        if not os.path.lexists(Path(word) / SETTINGS):
            raise refused(
                word, f"This folder holds no {SETTINGS}; name one that does, or a round of the service by its id."
            )
    if programme is not None:
        raise refused("--programme", "Rounds in folders are of no programme of the service; leave this out.")
    return True


def _refuse_what_names_nothing(word: str) -> None:
    if not word.strip():
        raise refused(
            "ROUND",
            f"A blank names no round; give a folder that holds {SETTINGS}, or the id or exact title of a round.",
        )
    if os.path.isfile(word):
        raise refused(word, f"This is a file; name the folder that holds {SETTINGS}.")


def place_for(out: str, folders: Sequence[str]) -> Path:
    """The folder to write to, there already or not, which is none of the rounds'. Raises Refused."""
    if not out.strip():
        raise refused("--out", "A blank names no folder; name one to write to, such as comparison.")
    if os.path.lexists(out) and not os.path.isdir(out):
        raise refused(out, "This is a file; name a folder to write to.")
    if os.path.realpath(out) in {os.path.realpath(folder) for folder in folders}:
        raise refused(out, "This folder holds a round; write to another one.")
    return Path(out)


def title_given(title: str | None) -> str | None:
    """In one line. Raises Refused where it is blank, too long, or cannot be shown."""
    if title is None:
        return None
    words = " ".join(title.split())
    if not words:
        raise refused("--title", "This title is blank; leave it out, or give the words to stand on the first page.")
    if len(words) > LONGEST_TITLE:
        raise refused("--title", f"This title has {len(words)} characters; use at most {LONGEST_TITLE}.")
    if not words.isprintable():
        raise refused(
            "--title", "This title holds characters that cannot be shown; type it again.", subject=ascii(words)
        )
    return words


def day_given(option: str, given: str | None) -> date | None:
    """Raises Refused."""
    if given is None:
        return None
    try:
        found = date.fromisoformat(given)
    except ValueError:
        raise refused(option, "This is no day; write it like 2026-03-31.", subject=given) from None
    if not EARLIEST <= found < LATEST:
        raise refused(option, f"Give a day between {EARLIEST.year} and {LATEST.year - 1}.", subject=given)
    return found
