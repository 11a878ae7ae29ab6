"""The invented answers of the example programme. `python -m tests.example_answers` writes them; the same every time.

Each organisation has a readiness of its own that grows, and here and there falls, from round to round. Every draw comes
from a hash of what it is for, so adding a question or an organisation leaves all other answers as they were.
"""

import csv
import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from questionnaires.applicability import Plan
from questionnaires.definition import Questionnaire
from questionnaires.documents import read_document
from questionnaires.library import text_of
from questionnaires.loading import load_questionnaire
from questionnaires.profiles import profile_of
from questionnaires.question_types import AnyQuestion, MilestoneGrid
from tests.example_milestones import Ahead, rows_said
from tests.example_values import Asked, answer_to

EXAMPLE = Path(__file__).resolve().parents[1] / "readiness" / "example"

# Where each constituency stands in rounds 1, 2 and 3, from 0 to 1, and which share of its organisations answers.
STANDING = {
    "Large Supplier": ((0.56, 0.72, 0.82), (1.0, 1.0, 1.0)),
    "Medium Supplier": ((0.36, 0.54, 0.66), (0.7, 0.7, 0.8)),
    "Small Supplier": ((0.22, 0.40, 0.52), (0.35, 0.55, 0.65)),
    "I&C Supplier": ((0.46, 0.52, 0.68), (0.6, 0.75, 0.75)),
    "Supplier Agent (in-house)": ((0.50, 0.68, 0.78), (1.0, 0.8, 1.0)),
    "Supplier Agent (independent)": ((0.46, 0.62, 0.72), (0.7, 0.75, 0.8)),
    "DNO": ((0.60, 0.74, 0.88), (1.0, 1.0, 1.0)),
    "iDNO": ((0.40, 0.50, 0.60), (0.5, 0.6, 0.8)),
    "NETSO": ((0.52, 0.56, 0.70), (0.0, 1.0, 1.0)),
    "Central Systems": ((0.56, 0.52, 0.68), (1.0, 1.0, 1.0)),
    "Communications Provider": ((0.48, 0.66, 0.60), (1.0, 1.0, 1.0)),
    "Software Provider": ((0.50, 0.58, 0.74), (0.6, 0.7, 0.8)),
}
# What comes late in such work is behind what comes first.
LATE = {
    "mobilisation": 0.14, "plan": 0.08, "design": 0.08, "build_test": -0.08, "data": -0.02, "migration": -0.14,
    "operations": -0.12, "dependencies": 0.0, "governance": 0.06, "milestones_ahead": -0.02,
}  # fmt: skip
UNFINISHED, OPTIONAL, SETBACK, SORE_POINT = 0.09, 0.55, 0.14, 0.05
NO_OUTLOOK = 0.08


@dataclass(frozen=True, slots=True)
class Round:
    """A round of the example, ready to be answered."""

    number: int
    questionnaire: Questionnaire
    plan: Plan
    entry: dict[str, Any]
    milestone_on: str
    ahead: Ahead
    file: str


def draw(*what: object) -> float:
    """A number from 0 to 1 that depends on nothing but `what`."""
    digest = hashlib.sha256("|".join(str(part) for part in what).encode()).digest()
    return int.from_bytes(digest[:7]) / 256**7


def organisations() -> list[dict[str, str]]:
    with (EXAMPLE / "organisations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rounds() -> list[Round]:
    programme = read_document((EXAMPLE / "programme.yaml").read_text(encoding="utf-8"), "programme.yaml").data
    dates = {
        (milestone["key"], at["baseline"]): at["date"]
        for milestone in programme["milestones"]
        for at in milestone["dates"]
    }
    found = []
    for number, entry in enumerate(programme["rounds"], start=1):
        name = entry["questionnaire"]
        questionnaire = load_questionnaire(text_of(name), f"{name}.yaml")
        due = dates[entry["milestone"], entry["baseline"]]
        planned = {milestone: on for (milestone, baseline), on in dates.items() if baseline == entry["baseline"]}
        ahead = Ahead(date.fromisoformat(entry["as_of"]), entry["baseline"], planned)
        found.append(Round(number, questionnaire, Plan(questionnaire), entry, due, ahead, entry["answers"]))
    return found


def takes_part(organisation: dict[str, str], number: int) -> bool:
    """Whoever answers with little conviction in one round tends to be missing in others too."""
    share = STANDING[organisation["constituency"]][1][number - 1]
    own, now = draw("answers", organisation["id"]), draw("answers", organisation["id"], number)
    return 0.6 * own + 0.4 * now < share


def readiness_of(organisation: dict[str, str], number: int) -> float:
    """Its constituency's standing, its own distance from it, and a setback in some rounds."""
    standing = STANDING[organisation["constituency"]][0][number - 1]
    setback = 0.22 if number > 1 and draw("setback", organisation["id"], number) < SETBACK else 0.0
    return standing + 0.44 * (draw("own", organisation["id"]) - 0.5) - setback


def response(organisation: dict[str, str], at: Round, before: dict[str, Any]) -> dict[str, Any]:
    """Every question that is shown, in the order in which showing depends on answers. A few answers that are no longer
    shown stay behind from the round before, as they do where a form is filled in advance."""
    profile = profile_of(at.questionnaire, organisation)
    sheet: dict[str, Any] = {}
    applied = at.plan.applied(sheet, profile)
    for key in at.plan.order:
        gated = at.plan.gated[key]
        if key not in applied.shown:
            if key in before and draw("stale", organisation["id"], key, at.number) < 0.2:
                sheet[key] = before[key]
            continue
        if not gated.question.is_asked_for_an_answer or left_open(organisation, gated.question, at):
            continue
        if isinstance(gated.question, MilestoneGrid):
            own = partial(draw, organisation["id"], key)  # of no round: what one is unsure of stays the same
            if rows := rows_said(gated.question, organisation, at.ahead, level_of(organisation, key, at), own):
                sheet[key] = rows
            continue
        hidden = {option for option, condition in gated.options.items() if not condition.holds(applied.seen, profile)}
        asked = Asked(
            question=gated.question,
            hidden=frozenset(hidden),
            level=level_of(organisation, key, at),
            organisation=organisation,
            new_here=at.number > 1 and not before,
            as_of=at.entry["as_of"],
            milestone_on=at.milestone_on,
            baseline=at.entry["baseline"],
            draw=partial(draw, organisation["id"], key, at.number),
        )
        sheet[key] = answer_to(asked)
        applied = at.plan.applied(_typed(at, sheet), profile)
    return {key: sheet[key] for key in at.questionnaire.questions if key in sheet}


def left_open(organisation: dict[str, str], question: AnyQuestion, at: Round) -> bool:
    """Optional questions are often left open; others only by organisations that have not finished."""
    chance = draw("says", organisation["id"], question.key, at.number)
    if not question.required:
        return chance < (NO_OUTLOOK if isinstance(question, MilestoneGrid) else OPTIONAL)
    return draw("unfinished", organisation["id"], at.number) < UNFINISHED and chance < 0.45


def level_of(organisation: dict[str, str], key: str, at: Round) -> float:
    """How ready it is in the matter of one question, from 0 up to, not including, 1."""
    own, now = draw("q", organisation["id"], key), draw("q", organisation["id"], key, at.number)
    sore = 0.5 if draw("sore", organisation["id"], key) < SORE_POINT else 0.0
    section = next(place.sections[0].key for place in at.questionnaire.placed if place.question.key == key)
    level = readiness_of(organisation, at.number) + LATE[section] - sore + 0.36 * (0.7 * own + 0.3 * now - 0.5)
    return min(max(level, 0.0), 0.999)


def generated() -> dict[str, bytes]:
    """File name to its bytes, one file a round."""
    files: dict[str, bytes] = {}
    last: dict[str, dict[str, Any]] = {}
    for at in rounds():
        given = {
            organisation["id"]: response(organisation, at, last.get(organisation["id"], {}))
            for organisation in organisations()
            if takes_part(organisation, at.number)
        }
        lines = [
            json.dumps({"organisation": name, "answers": answers}, ensure_ascii=False)
            for name, answers in given.items()
        ]
        files[at.file] = ("\n".join(lines) + "\n").encode()
        last = given
    return files


def _typed(at: Round, sheet: dict[str, Any]) -> dict[str, Any]:
    return {
        key: at.questionnaire.questions[key].read(value)
        for key, value in sheet.items()
        if not isinstance(value, dict) and key in at.questionnaire.questions
    }


if __name__ == "__main__":
    for name, content in generated().items():
        (EXAMPLE / name).write_bytes(content)
