"""The few sentences a steering group reads first, made from the figures and from nothing else."""

from collections.abc import Mapping, Sequence

from reports.holding_down import holding_down
from reports.numbers import counted, listed, organisations, percent
from reports.outcomes import Outcome, Outcomes
from reports.rolled import RolledTable
from reports.sheets import WITHHELD
from reports.wrapping import shortened
from scoring.constituencies.values import Constituency, SectionDriver

_FEW = 3
_LETTERS = 60


def headlines(table: RolledTable, outcomes: Outcomes, sections: Mapping[str, str]) -> tuple[str, ...]:
    """Of a table with all together. `sections`: key to title. Organisations are named beside what they are rated only for who sees
    names, and otherwise counted."""
    return tuple(text for _, text in keyed_headlines(table, outcomes, sections))


def keyed_headlines(table: RolledTable, outcomes: Outcomes, sections: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Each with a key by which it is the same message in another round."""
    first, *others = table.rows
    every, parts, see_names = first.rated, [row.rated for row in others], table.protection.names
    found = {"response": [_response(every)]}
    if every.n != "0":
        found |= {
            "ratings": _ratings(parts, outcomes),
            "together": _together(every, outcomes),
            "behind": _furthest_behind(parts, outcomes, see_names),
            "drivers": _drivers(every) if see_names else [],
            "sections": _sections(outcomes.lowest_sections(every), sections),
            "capped": _capped(first.beside.capped, int(every.n)),
        }
    return tuple((key, text) for key, texts in found.items() for text in texts)


def headlines_of_parts(table: RolledTable, outcomes: Outcomes, sections: Mapping[str, str]) -> tuple[str, ...]:
    """Of single constituencies: each its response and its rating; of one alone also who and what holds it down."""
    sentences = []
    for row in table.rows:
        one = row.rated
        outcome = outcomes.of(one)
        name = "" if len(table.rows) == 1 else f"{_short(one.constituency)}: "
        sentences.append(f"{name}{_response(one)}")
        if one.n != "0":
            sentences.append(f"{name}{one.reason}{_still(one, outcome)}")
    if len(table.rows) == 1 and table.rows[0].rated.n != "0":
        (row,) = table.rows
        one, by = row.rated, holding_down(row.rated, outcomes)
        sentences += [
            *(
                _drivers(one)
                if table.protection.names
                else [f"It is held down by {by}."]
                if by and by != WITHHELD
                else ()
            ),
            *_sections(outcomes.lowest_sections(one), sections),
            *_capped(row.beside.capped, int(one.n)),
        ]
    return tuple(sentences)


def _response(every: Constituency) -> str:
    n, known = int(every.n), every.organisations
    if known is None:
        return (
            f"{organisations(n)} answered, of unknown: how many were asked is not known, "
            "so no response rate is stated and nothing is said of those missing."
        )
    if known == "0":
        return "No organisation is listed, so there is nothing to report."
    if n == 0:
        return f"No organisation has answered yet (0 of {known}). Nothing is rated, and no rating is implied."
    weight = every.weighted_response_percent
    by_weight = f" They stand for {percent(weight)} of the weight." if weight is not None else ""
    if every.n == known:
        return f"All {organisations(n)} answered."
    by_count = percent(every.response_percent or "0")
    return f"{n:,} of {organisations(int(known))} answered ({by_count}).{by_weight}"


def _ratings(parts: Sequence[Constituency], outcomes: Outcomes) -> list[str]:
    """How many constituencies stand at each level, the best first, and why the others have none."""
    of = counted(len(parts), "constituency", "constituencies")
    if not parts:
        return []
    if not outcomes.levels:
        return ["The scheme has no scale, so no constituency is rated."]
    at_level = {level.title: sum(one.rating == level.key for one in parts) for level in reversed(outcomes.levels)}
    count = sum(at_level.values())
    without: dict[str, list[str]] = {}
    for one in parts:
        if one.rating is None or one.rating == WITHHELD:
            without.setdefault(outcomes.of(one).words.lower(), []).append(_short(one.constituency))
    reasons = "; ".join(f"{words}: {listed(names, 4)}" for words, names in without.items())
    if count == 0:
        return [f"None of {of} is rated yet ({reasons})."]
    found = listed([f"{number} {title}" for title, number in at_level.items() if number])
    if not reasons:
        return [
            f"All {of} are rated: {found}."
            if count > 1
            else f"The one constituency is rated {found.partition(' ')[2]}."
        ]
    held_back = without.pop(WITHHELD, [])
    withheld = f" Withheld: {listed(held_back, 4)}." if held_back else ""
    if held_back and not without:
        return [f"Of {of}, {count} {'is' if count == 1 else 'are'} rated: {found}.{withheld}"]
    return [f"Of {of}, {count} {'is' if count == 1 else 'are'} rated: {found}. Not rated ({reasons})."]


def _together(every: Constituency, outcomes: Outcomes) -> list[str]:
    outcome = outcomes.of(every, is_all=True)
    if outcome.level is None:
        return []
    still = _still(every, outcome)
    score = f" at {outcome.score}" if every.score is not None else ""
    return [f"All organisations together are rated {outcome.words}{score}, on {_rated_of(every)}.{still}"]


def _rated_of(one: Constituency) -> str:
    if one.organisations is None:
        return f"{organisations(int(one.rated))} rated, of unknown"
    return f"{int(one.rated):,} of {organisations(int(one.organisations))}"


def _still(every: Constituency, outcome: Outcome) -> str:
    if every.bounds.worst_rating in (None, WITHHELD):
        return ""
    if outcome.is_settled:
        return " Nothing that is missing can change that."
    return f" What is missing could still make it anything {outcome.still[0].lower()}{outcome.still[1:]}."


def _furthest_behind(parts: Sequence[Constituency], outcomes: Outcomes, see_names: bool) -> list[str]:
    """The constituencies at the worst rating there is, unless it is the best, and who holds each of them down."""
    for level in outcomes.levels[:-1]:
        behind = [one for one in parts if one.rating == level.key]
        if behind:
            named = [_held_down(one, outcomes, see_names) for one in behind[:_FEW]]
            more = f"; and {len(behind) - _FEW} more" if len(behind) > _FEW else ""
            return [f"Furthest behind, rated {level.title}: {'; '.join(named)}{more}."]
    return []


def _held_down(one: Constituency, outcomes: Outcomes, see_names: bool) -> str:
    names = [_short(driver.name) for driver in one.drivers]
    constituency = f"{_short(one.constituency)} ({one.rated} of {one.organisations or 'unknown'} rated)"
    by = listed(names, _FEW) if see_names else holding_down(one, outcomes)
    return f"{constituency}, held down by {by}" if by and by != WITHHELD else constituency


def _drivers(every: Constituency) -> list[str]:
    rated = organisations(int(every.rated))
    pulls = [
        f"{_short(driver.name)} ({percent(driver.pull)})" for driver in every.drivers[:_FEW] if driver.pull is not None
    ]
    if not pulls:
        return []
    return [f"Of the distance of {rated} rated to the best, the largest parts are those of {listed(pulls)}."]


def _sections(drivers: Sequence[SectionDriver], sections: Mapping[str, str]) -> list[str]:
    lowest = [
        f"{_short(sections[driver.section])} ({percent(driver.percent)}, mean of {organisations(int(driver.n))})"
        for driver in drivers
    ]
    return [f"Least of what is possible is earned in {listed(lowest)}."] if lowest else []


def _capped(capped: int | None, answered: int) -> list[str]:
    if not capped:
        return []
    return [f"Essential conditions cap the rating of {capped} of {organisations(answered)} that answered."]


def _short(name: str) -> str:
    """A sentence that no name bursts; tables have names in full."""
    return shortened(name, _LETTERS)
