"""What changed about the questionnaire as such: its title, languages and the facts it may ask of a profile."""

from questionnaires.changes.options import option_changes
from questionnaires.changes.parts import FactChange, FactChanges, Setting, WholeChange
from questionnaires.changes.settings import changed_settings
from questionnaires.changes.versions import Versions

_SETTINGS = ("key", "kind", "language", "languages")


def whole_change(versions: Versions) -> WholeChange:
    old, new = versions.old, versions.new
    return WholeChange(
        title=versions.red_lines(old.title, new.title),
        description=versions.red_lines(old.description, new.description),
        source=versions.red_lines(old.source, new.source),
        settings=tuple(
            Setting(name, getattr(old, name), getattr(new, name))
            for name in _SETTINGS
            if getattr(old, name) != getattr(new, name)
        ),
        facts=_facts(versions),
    )


def _facts(versions: Versions) -> FactChanges | None:
    before, after = versions.old.profile, versions.new.profile
    changed = (_fact(name, versions) for name in after if name in before)
    changes = FactChanges(
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        changed=tuple(change for change in changed if change is not None),
    )
    return None if changes == FactChanges() else changes


def _fact(name: str, versions: Versions) -> FactChange | None:
    before, after = versions.old.profile[name], versions.new.profile[name]
    change = FactChange(
        name=name,
        title=versions.red_lines(before.title, after.title),
        settings=changed_settings(before, after, ("title", "options")),
        options=option_changes(before.options, after.options, versions),
    )
    return None if change == FactChange(name=name) else change
