"""What a save changes on the page at hand besides its own question: the count, and which questions are asked."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from markupsafe import Markup

from questionnaires.applicability import Applied
from questionnaires.completeness import completeness
from readiness.responding.paper import Heading, Paper, Part
from readiness.responding.saving import Saved
from readiness.responding.shown import as_stored, not_offered

HIDDEN = Markup('<div id="{}-box" hidden{}></div>')
OOB = Markup(' hx-swap-oob="true"')


@dataclass(frozen=True, slots=True)
class Count:
    """How far a page and the whole response are, counted as everywhere."""

    answered: int
    asked: int
    all_answered: int
    all_asked: int

    @property
    def words(self) -> str:
        return f"{self.answered} of {self.asked} answered here, {self.all_answered} of {self.all_asked} in all sections"


def count_of(paper: Paper, part: Part, applied: Applied) -> Count:
    plan = paper.instrument.plan
    here, everywhere = completeness(plan, applied, part.keys), completeness(plan, applied)
    return Count(here.answered, here.asked, everywhere.answered, everywhere.asked)


def boxes_changed(saved: Saved, part: Part, saved_key: str) -> list[Markup]:
    """Questions of the page that are asked now and were not, or the other way round, or offer other options."""
    paper, zone = saved.paper, ZoneInfo(saved.time_zone)
    if saved.before is saved.after:
        return []
    boxes: list[Markup] = []
    turning = [key for key in paper.instrument.plan.dependents(saved_key) if key != saved_key and key in part.keys]
    for key in turning:
        was, is_now = key in saved.before.shown, key in saved.after.shown
        hidden = not_offered(paper, key, saved.after, saved.profile)
        if was and not is_now:
            boxes.append(HIDDEN.format(paper.ids[key], OOB))
        elif is_now and (not was or hidden != not_offered(paper, key, saved.before, saved.profile)):
            shown = as_stored(paper.question(key), saved.stored.get(key), zone, hidden)
            boxes.append(paper.forms_of(part).whole[key](replace(shown, oob=True)))
    return boxes


def headings_changed(saved: Saved, part: Part) -> list[tuple[Heading, bool]]:
    """Those shown now and not before, or the other way round."""
    changed = []
    for heading in part.headings:
        was, is_now = not saved.before.shown.isdisjoint(heading.keys), not saved.after.shown.isdisjoint(heading.keys)
        if was != is_now:
            changed.append((heading, is_now))
    return changed
