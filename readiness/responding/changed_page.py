"""What a save changes on the page at hand besides its own question: the count, and which questions are asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from markupsafe import Markup

from questionnaires.completeness import completeness
from readiness.responding.paper import Heading, Part
from readiness.responding.saving import Saved
from readiness.responding.shown import not_offered, stored_in
from readiness.responding.stored import Stand

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


def count_of(part: Part, stand: Stand) -> Count:
    here, everywhere = completeness(stand.paper.instrument.plan, stand.applied, part.keys), stand.counts
    return Count(here.answered, here.asked, everywhere.answered, everywhere.asked)


def turning_with(saved: Saved, part: Part, saved_key: str) -> tuple[str, ...]:
    """Other questions of the page whose asking may turn on the one that was saved."""
    if saved.before is saved.after:
        return ()
    dependents = saved.paper.instrument.plan.dependents(saved_key)
    return tuple(key for key in dependents if key != saved_key and key in part.keys) if len(dependents) > 1 else ()


def boxes_changed(saved: Saved, part: Part, turning: tuple[str, ...], names: Mapping[str | None, str]) -> list[Markup]:
    """Of these, the ones asked now and not before, or the other way round, or that offer other options."""
    paper, before, after, boxes = saved.paper, saved.before, saved.after, []
    for key in turning:
        was, is_now = key in before.applied.shown, key in after.applied.shown
        hidden = not_offered(paper, key, after)
        if was and not is_now:
            boxes.append(HIDDEN.format(paper.ids[key], OOB))
        elif is_now and (not was or hidden != not_offered(paper, key, before)):
            zone = ZoneInfo(saved.found.time_zone)
            shown = stored_in(after, paper, key, zone, names)
            boxes.append(paper.forms_of(part).whole[key](shown._replace(oob=True)))
    return boxes


def headings_changed(saved: Saved, part: Part) -> list[tuple[Heading, bool]]:
    """Those shown now and not before, or the other way round."""
    before, after, changed = saved.before.applied.shown, saved.after.applied.shown, []
    for heading in part.headings:
        was, is_now = not before.isdisjoint(heading.keys), not after.isdisjoint(heading.keys)
        if was != is_now:
            changed.append((heading, is_now))
    return changed
