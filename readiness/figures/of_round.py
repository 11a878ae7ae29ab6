"""The figures of one view of a round: whole, of one constituency, or of chosen organisations."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from sqlmodel import Session

from questionnaires.problems import Refused
from questionnaires.texts import words
from readiness.figures.filters import Filters, allowed
from readiness.figures.protecting import OBSERVER, Protection, protection_of, whole_of
from readiness.figures.recent import Recent
from readiness.figures.rolled import ALL, Part, Unreadable, loaded_of, made_from, parts_of
from readiness.figures.rows import Rows, StateRow, rows_of, together
from readiness.figures.seen import Seen
from readiness.identifiers import hash_of
from readiness.scorekeeping import Instrument, instrument_of
from readiness.tables import Constituency
from reports import dataset
from reports.dashboard import Dashboard, Frames, dashboard
from reports.rolled import Rolled, RolledRow
from reports.suppression import protected
from reports.suppression.told import ALL as TOGETHER
from reports.suppression.told import Line, Told
from reports.suppression.veils import veil

_CHOSEN: Recent[tuple[str, Filters], "tuple[dict[str, Part], dict[str, StateRow]]"] = Recent(64)
_SHOWN: Recent[tuple[str, bool], tuple[Dashboard, Frames]] = Recent(32)


@dataclass(frozen=True, slots=True)
class Figures:
    """`rolled` is None where nobody is asked in this view. `constituencies` are those with somebody asked, as in `rolled`.
    `fingerprint` covers everything that is shown; `of` is how many organisations there are without the filters."""

    seen: Seen
    filters: Filters
    instrument: Instrument
    constituencies: tuple[Constituency, ...]
    states: tuple[StateRow, ...]
    """Of every constituency with a response in this view, withdrawn ones too."""
    of: int
    rolled: Rolled | None
    roles: tuple[tuple[str, str], ...]
    fingerprint: str
    new: dict[str, tuple[str, Part | Told]] = field(default_factory=dict)
    """Made now: to be kept once the page has gone out."""
    every: StateRow | None = None
    """Of all organisations together, where more are asked than those in `states`."""
    sealed: bool = False
    """Whether no rating may be told to this reader yet; `rolled` is then None."""
    named: frozenset[str] | None = None
    """Ids of the constituencies that this reader may be told by name; None: all."""
    protection: protected.Protection = protected.IN_FULL
    """By what the figures are protected; what is not told and why, in sentences, is also said where there are none."""

    @property
    def mark(self) -> str:
        """Short, and safe in an address: another one for other figures."""
        return hash_of(self.fingerprint)[:16]

    @property
    def with_all(self) -> bool:
        """Whether all organisations together are in this view."""
        return self.seen.everything and not self.filters.constituency

    @property
    def every_state(self) -> StateRow:
        return self.every if self.every is not None else together(self.states)

    def shown(self) -> tuple[Dashboard, Frames] | None:
        rolled = self.rolled
        if rolled is None:
            return None
        compiled = self.instrument.compiled

        def make() -> tuple[Dashboard, Frames]:
            return dashboard(rolled, compiled.questionnaire, compiled.scheme)

        return _SHOWN.made((self.fingerprint, self.seen.names), make)


def figures_of(db: Session, seen: Seen, filters: Filters, *, role: str = OBSERVER) -> Figures:
    """Protected as for `role`, where the reader does not see names. Raises NotFound on a constituency that is not seen, and
    Unreadable."""
    instrument = _instrument(db, seen)
    if seen.names:
        return _figures(db, seen, allowed(filters, seen), instrument, rows_of(db, seen), None)
    whole = whole_of(seen)
    rows = rows_of(db, whole)
    protection = protection_of(db, whole, rows, instrument, role)
    return _figures(db, seen, allowed(filters, seen), instrument, rows, protection)


def _figures(
    db: Session, seen: Seen, filters: Filters, instrument: Instrument, rows: Rows, protection: Protection | None
) -> Figures:
    """`rows`: at least of the constituencies seen."""
    wanted = [one for one in seen.constituencies if filters.constituency in ("", one.id)]
    asked = [one for one in wanted if one.id in rows.fingerprints]
    with_all = seen.everything and not filters.constituency
    fingerprint = f"{rows.fingerprint(one.id for one in asked)}-{'all' if with_all else 'parts'}"
    if protection is not None:
        fingerprint = f"{fingerprint}-{protection.print}"
    sealed = protection is not None and protection.told is None
    new: dict[str, tuple[str, Part | Told]] = dict(protection.new or {}) if protection is not None else {}
    parts: dict[str, Part] = {}
    states = rows.states
    if sealed:
        pass
    elif filters.narrows:
        parts, states = _CHOSEN.made((fingerprint, filters), lambda: _chosen(db, seen, filters, instrument, asked))
        fingerprint = f"{fingerprint}-{filters.query}"
    else:
        found = parts_of(db, seen, rows, instrument, asked, with_all=with_all and bool(asked))
        parts = found.by_id
        new.update(found.new)
    named = [one for one in wanted if protection is None or one.id in protection.named]
    shown = tuple(one for one in named if one.id in parts)
    lines = _lines(shown, protection)
    told = _protection(protection, asked, lines)
    found_rows = [*_together(parts.get(ALL) if with_all else None), *(_row(one.name, parts[one.id]) for one in shown)]
    in_view = [states[one.id] for one in wanted if one.id in states]
    return Figures(
        seen=seen,
        filters=filters,
        instrument=instrument,
        constituencies=shown,
        states=tuple(states[one.id] for one in named if one.id in states),
        of=sum(rows.states[one.id].asked for one in seen.constituencies if one.id in rows.states),
        rolled=_rolled(instrument, found_rows, lines, told) if found_rows else None,
        roles=_roles(instrument, parts),
        fingerprint=fingerprint,
        new=new,
        every=together(in_view) if with_all else None,
        sealed=sealed,
        named=protection.named if protection is not None else None,
        protection=told,
    )


def _lines(shown: Sequence[Constituency], protection: Protection | None) -> dict[str, Line] | None:
    """By name of each constituency that is shown, and of all together; None where everything may be told."""
    if protection is None or protection.told is None:
        return None
    lines = protection.told.lines
    return {key: lines[key] for key in (TOGETHER, *(one.name for one in shown)) if key in lines}


def _protection(
    decision: Protection | None, asked: Sequence[Constituency], lines: dict[str, Line] | None
) -> protected.Protection:
    if decision is None:
        return protected.IN_FULL
    unnamed = sum(one.id not in decision.named for one in asked)
    is_whole = lines is None or all(one == Line() for one in lines.values())
    sentences = () if is_whole and not unnamed else decision.sentences(unnamed)
    return protected.Protection(names=False, policy=decision.policy, sentences=sentences)


def _together(part: Part | None) -> list[RolledRow]:
    return [RolledRow(dataset.ALL, part.rated, part.beside, is_all=True)] if part is not None else []


def _row(name: str, part: Part) -> RolledRow:
    return RolledRow(name, part.rated, part.beside)


def _instrument(db: Session, seen: Seen) -> Instrument:
    try:
        return instrument_of(db, seen.round.version_id, seen.round.scheme_id)
    except Refused as error:
        raise Unreadable from error


def _chosen(
    db: Session, seen: Seen, filters: Filters, instrument: Instrument, asked: Sequence[Constituency]
) -> tuple[dict[str, Part], dict[str, StateRow]]:
    chosen = filters.chosen(loaded_of(db, seen.round.id, asked))
    by_name = {one.name: one.id for one in asked}
    counts: dict[str, Counter[str]] = {}
    for one in chosen:
        counts.setdefault(by_name[one.organisation.constituency], Counter())[one.state] += 1
    parts = made_from(instrument, chosen, asked, with_all=True)
    return parts, {key: StateRow(key, count) for key, count in counts.items()}


def _rolled(
    instrument: Instrument, rows: Sequence[RolledRow], lines: dict[str, Line] | None, told: protected.Protection
) -> Rolled:
    """`lines` is None where everything may be told."""
    compiled = instrument.compiled
    table = protected.in_full(rows) if lines is None else protected.protect(rows, partial(veil, lines=lines), told)
    return Rolled(compiled.questionnaire_ref, compiled.scheme_ref, table)


def _roles(instrument: Instrument, parts: dict[str, Part]) -> tuple[tuple[str, str], ...]:
    """Those that the questionnaire knows; where it knows none, those that organisations in this view have."""
    questionnaire = instrument.questionnaire
    fact = questionnaire.profile.get("roles")
    if fact is not None and fact.options:
        return tuple((option.key, words(option.text, "en", questionnaire.language)) for option in fact.options)
    return tuple((key, key) for key in sorted({key for part in parts.values() for key in part.roles}))
