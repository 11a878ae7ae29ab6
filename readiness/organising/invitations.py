"""Whom to invite as what, read from a form, from pasted lines or from a file; every problem is named before anyone is invited."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readiness.problems import Unfit
from readiness.tables import Constituency, Organisation, Role
from readiness.uploads.problems import FileProblem, UnfitFile
from readiness.uploads.table import Table
from readiness.uploads.upload import table_from

MOST = 1_000
MOST_HEADING = 2_000
"""Bytes of a first line that are looked at: in one of megabytes a heading would be looked for at every blank."""
ACTING = (Role.PARTICIPANT, Role.SIGNATORY)
"""Roles in an organisation."""
_EMAIL = re.compile(r"[^\s@,;<>\"()]+@[^\s@,;<>\"()]+\.[^\s@,;<>\"().]+")
_HEADING = re.compile(r"(^|[,;\t])\s*\"?email\"?\s*([,;\t]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Places:
    """Where roles can be held in the programme, as people write it (in lower case)."""

    organisations: Mapping[str, Organisation]
    constituencies: Mapping[str, Constituency]
    roles: tuple[Role, ...]
    """Those that this person may give."""


@dataclass(frozen=True, slots=True)
class Invitation:
    email: str
    name: str
    role: Role
    organisation: Organisation | None = None
    constituency: Constituency | None = None


def invitation_from(cells: Mapping[str, str], places: Places) -> Invitation:
    """From the cells name, email, role, organisation and constituency. Raises Unfit by the name of the cell."""
    email = cells.get("email", "").strip().lower()
    if not _EMAIL.fullmatch(email) or len(email) > 254:
        raise Unfit({"email": f"{email[:60]} is not an e-mail address." if email else "Give an e-mail address."})
    name = cells.get("name", "").strip()
    if len(name) > 200 or any(ord(letter) < 32 for letter in name):
        raise Unfit({"name": "Give a name of at most 200 letters."})
    role = _role(cells.get("role", ""), places)
    organisation = _organisation(cells.get("organisation", ""), role, places)
    return Invitation(email, name, role, organisation, _constituency(cells.get("constituency", ""), role, places))


def invitations_from(data: bytes, defaults: Mapping[str, str], places: Places) -> list[Invitation]:
    """Of a file with headings, or of lines `name, e-mail`. Blank cells take the defaults. Raises UnfitFile."""
    table = _table(data)
    found: list[Invitation] = []
    problems: list[FileProblem] = []
    for line, cells in table.rows[: MOST + 1]:
        row = {name: cell for name, cell in zip(table.header, cells, strict=True) if cell.strip()}
        try:
            found.append(invitation_from({**defaults, **row}, places))
        except Unfit as unfit:
            problems += [FileProblem(line, column, sentence) for column, sentence in unfit.errors.items()]
    if len(table.rows) > MOST:
        problems.append(FileProblem(0, "", f"Invite at most {MOST:,} people at once."))
    if not table.rows:
        problems.append(FileProblem(0, "", "Nobody is listed; give a line for each person."))
    if problems:
        raise UnfitFile(problems)
    return found


def _table(data: bytes) -> Table:
    first = data.split(b"\n", 1)[0][:MOST_HEADING].decode("utf-8", "replace").lstrip("\ufeff").strip()
    if data.startswith(b"PK") or _HEADING.search(first):
        return table_from(data, ("email",))
    lines = data.decode("utf-8", "replace").splitlines()
    rows = tuple((number, _name_and_email(line)) for number, line in enumerate(lines, 1) if line.strip())
    return Table(("name", "email"), rows)


def _name_and_email(line: str) -> tuple[str, str]:
    """`Ana Sol, ana@example.org`, `ana@example.org`, or as mail programs write it: `Ana Sol <ana@example.org>`."""
    parts: Sequence[str] = [part.strip(" <>\"'") for part in re.split(r"[,;\t<]", line) if part.strip(" <>\"'")]
    at = next((number for number, part in enumerate(parts) if "@" in part), len(parts) - 1)
    return " ".join(part for number, part in enumerate(parts) if number != at), parts[at] if parts else ""


def _role(text: str, places: Places) -> Role:
    wanted = text.strip().lower().replace(" ", "_")
    found = next((role for role in places.roles if role.value == wanted), None)
    if found is None:
        known = ", ".join(role.words.lower() for role in places.roles)
        raise Unfit(
            {"role": f"You cannot give the role {text[:40]}; choose one of {known}." if text else "Choose a role."}
        )
    return found


def _organisation(text: str, role: Role, places: Places) -> Organisation | None:
    if role not in ACTING:
        if text.strip():
            raise Unfit(
                {"organisation": f"The role {role.words.lower()} is not one in an organisation; leave it blank."}
            )
        return None
    if not text.strip():
        raise Unfit({"organisation": f"Say for which organisation the {role.words.lower()} acts: its id or its name."})
    found = places.organisations.get(text.strip().lower())
    if found is None:
        raise Unfit({"organisation": f"No organisation of this programme has the id or name {text.strip()[:60]}."})
    return found


def _constituency(text: str, role: Role, places: Places) -> Constituency | None:
    if not text.strip():
        return None
    if role is not Role.OBSERVER:
        raise Unfit({"constituency": "Only an observer can be limited to a constituency; leave it blank."})
    found = places.constituencies.get(text.strip().lower())
    if found is None:
        raise Unfit({"constituency": f"The programme has no constituency {text.strip()[:60]}."})
    return found
