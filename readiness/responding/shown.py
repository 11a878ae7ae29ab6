"""A question's form as it stands: from what is stored, or from what was typed and could not be kept."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from questionnaires.answers import Given, NotApplicable, plain
from questionnaires.question_types import AnyQuestion, MilestoneGrid
from questionnaires.question_types.milestone_grid import rows_of
from readiness.responding.deciding import Conflict, Invalid, Outcome, Stored
from readiness.responding.forms import BLANK, NO_CELLS, Both, Shown
from readiness.responding.paper import Paper
from readiness.responding.reading import Typed
from readiness.responding.stored import Stand
from readiness.responding.wording import at_words, stored_in_words

NO_OPTION = frozenset[int]()


def as_stored(
    question: AnyQuestion,
    stored: Stored | None,
    given: Given | None,
    zone: ZoneInfo,
    names: Mapping[str | None, str],
    hidden: frozenset[int] = NO_OPTION,
) -> Shown:
    if stored is None:
        return Shown(hidden=hidden) if hidden else BLANK
    verb = "Cleared" if given is None else "Answered"
    by = f"{verb} by {names[stored.saved_by]}, {at_words(stored.saved_at, zone)}."
    at, many, text, parts = _fields(question, given)
    cells = cells_of(question, given) if isinstance(question, MilestoneGrid) else NO_CELLS
    na = given if isinstance(given, NotApplicable) else None
    return Shown(
        at, many, text, *parts, na=na is not None, reason=na.reason if na else "", version=stored.version,
        answered=given is not None, by=by, hidden=hidden, cells=cells,
    )  # fmt: skip


def stored_in(stand: Stand, paper: Paper, key: str, zone: ZoneInfo, names: Mapping[str | None, str]) -> Shown:
    hidden = not_offered(paper, key, stand)
    return as_stored(paper.question(key), stand.stored.get(key), stand.sheet.get(key), zone, names, hidden)


def as_typed(question: AnyQuestion, typed: Typed, before: Shown) -> Shown:
    """What was typed, over what is known of the answer; it keeps the version it was typed over."""
    places = {option.key: at for at, option in enumerate(question.choices)}
    chosen = [places[value] for value in typed.values if value in places]
    return before._replace(
        at=chosen[-1] if chosen else -1, many=frozenset(chosen), text=typed.values[-1] if typed.values else "",
        cells=typed.values if isinstance(question, MilestoneGrid) else NO_CELLS, day=typed.day, month=typed.month, year=typed.year, na=typed.is_not_applicable, reason=typed.reason,
        version=typed.version,
    )  # fmt: skip


def after_saving(
    paper: Paper,
    key: str,
    outcome: Outcome,
    typed: Typed,
    stand: Stand,
    zone: ZoneInfo,
    names: Mapping[str | None, str],
) -> Shown:
    """What a person sees of a question they have just answered."""
    question = paper.question(key)
    shown = stored_in(stand, paper, key, zone, names)
    if isinstance(outcome, Invalid):
        return as_typed(question, typed, shown)._replace(error=outcome.sentence)
    if isinstance(outcome, Conflict):
        both = both_of(paper, question, outcome, zone, names)
        return as_typed(question, typed, shown)._replace(both=both, error=conflict_sentence(both))
    return shown


def both_of(
    paper: Paper, question: AnyQuestion, conflict: Conflict, zone: ZoneInfo, names: Mapping[str | None, str]
) -> Both:
    theirs = conflict.theirs
    return Both(
        stored_in_words(paper, question, conflict.mine), stored_in_words(paper, question, theirs.value), names[theirs.saved_by],
        at_words(theirs.saved_at, zone), theirs.version,
    )  # fmt: skip


def conflict_sentence(both: Both) -> str:
    return f"{both.name} changed this answer on {both.at}. Choose which of the two stays."


def not_offered(paper: Paper, key: str, stand: Stand) -> frozenset[int]:
    """Places of the options that this organisation is not offered, as things stand."""
    gated = paper.instrument.plan.gated[key]
    if not gated.options:
        return NO_OPTION
    return frozenset(
        at
        for at, option in enumerate(gated.question.choices)
        if option.key in gated.options and not gated.options[option.key].holds(stand.applied.seen, stand.profile)
    )


def cells_of(question: MilestoneGrid, given: Given | None) -> tuple[str, ...]:
    """As the form has them: state, day and confidence of each milestone in order."""
    if given is None or isinstance(given, NotApplicable):
        return NO_CELLS
    rows = {row.milestone: row for row in rows_of(given)}
    said = [rows.get(one.key) for one in question.milestones]
    return tuple(
        text for row in said for text in ((row.state.value, str(row.on or ""), row.confidence) if row else ("", "", ""))
    )


def _fields(question: AnyQuestion, given: Given | None) -> tuple[int, frozenset[int], str, tuple[str, str, str]]:
    nothing = ("", "", "")
    if given is None or isinstance(given, NotApplicable):
        return -1, NO_OPTION, "", nothing
    if isinstance(given, date):
        return -1, NO_OPTION, "", (str(given.day), str(given.month), str(given.year))
    if isinstance(question, MilestoneGrid):
        return -1, NO_OPTION, "", nothing
    if isinstance(given, tuple):
        places = {option.key: at for at, option in enumerate(question.choices)}
        return -1, frozenset(places[key] for key in given), "", nothing
    text = str(plain(given))
    for at, option in enumerate(question.choices):
        if option.key == text:
            return at, NO_OPTION, "", nothing
    return -1, NO_OPTION, text, nothing
