"""The figures of one view of a round: whole, of one constituency, or of chosen organisations."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from questionnaires.problems import Refused
from questionnaires.texts import words
from readiness.figures.filters import Filters, allowed
from readiness.figures.recent import Recent
from readiness.figures.rolled import ALL, Part, Unreadable, loaded_of, made_from, parts_of
from readiness.figures.rows import StateRow, rows_of, together
from readiness.figures.seen import Seen
from readiness.identifiers import hash_of
from readiness.scorekeeping import Instrument, instrument_of
from readiness.tables import Constituency
from reports.beside import Beside
from reports.dashboard import Dashboard, Frames, Rolled, dashboard
from scoring.constituencies import RatedRound

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
    with_all: bool
    roles: tuple[tuple[str, str], ...]
    fingerprint: str
    new: dict[str, tuple[str, Part]] = field(default_factory=dict)
    """Made now: to be kept once the page has gone out."""

    @property
    def mark(self) -> str:
        """Short, and safe in an address: another one for other figures."""
        return hash_of(self.fingerprint)[:16]

    @property
    def every_state(self) -> StateRow:
        return together(self.states)

    def shown(self) -> tuple[Dashboard, Frames] | None:
        rolled = self.rolled
        if rolled is None:
            return None
        compiled = self.instrument.compiled

        def make() -> tuple[Dashboard, Frames]:
            return dashboard(
                rolled, compiled.questionnaire, compiled.scheme, see_names=self.seen.names, with_all=self.with_all
            )

        return _SHOWN.made((self.fingerprint, self.seen.names), make)


def figures_of(db: Session, seen: Seen, filters: Filters) -> Figures:
    """Raises NotFound on a constituency that is not seen, and Unreadable."""
    filters = allowed(filters, seen)
    rows = rows_of(db, seen)
    instrument = _instrument(db, seen)
    wanted = [one for one in seen.constituencies if filters.constituency in ("", one.id)]
    asked = [one for one in wanted if one.id in rows.fingerprints]
    with_all = seen.everything and not filters.constituency
    fingerprint = f"{rows.fingerprint(one.id for one in asked)}-{'all' if with_all else 'parts'}"
    of = sum(state.asked for state in rows.states.values())
    new: dict[str, tuple[str, Part]] = {}
    if filters.narrows:
        parts, states = _CHOSEN.made((fingerprint, filters), lambda: _chosen(db, seen, filters, instrument, asked))
        fingerprint = f"{fingerprint}-{filters.query}"
    else:
        found = parts_of(db, seen, rows, instrument, asked, with_all=with_all and bool(asked))
        parts, states, new = found.by_id, rows.states, found.new
    shown = tuple(one for one in wanted if one.id in parts)
    return Figures(
        seen=seen,
        filters=filters,
        instrument=instrument,
        constituencies=shown,
        states=tuple(states[one.id] for one in wanted if one.id in states),
        of=of,
        rolled=_rolled(instrument, [parts[one.id] for one in shown], parts.get(ALL)) if shown else None,
        with_all=with_all,
        roles=_roles(instrument, parts),
        fingerprint=fingerprint,
        new=new,
    )


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


def _rolled(instrument: Instrument, parts: Sequence[Part], every: Part | None) -> Rolled:
    """Where all together may not be seen, what stands beside the parts is added up, and no rating stands for them all."""
    compiled = instrument.compiled
    rated = RatedRound(
        document="constituencies/1",
        questionnaire=compiled.questionnaire_ref,
        scheme=compiled.scheme_ref,
        population="listed",
        all=(every or parts[0]).rated,
        constituencies=tuple(one.rated for one in parts),
    )
    besides = tuple(one.beside for one in parts)
    return Rolled(rated, every.beside if every is not None else _added_up(besides), besides)


def _added_up(besides: Sequence[Beside]) -> Beside:
    failed: Counter[str] = Counter()
    for one in besides:
        failed.update(one.failed)
    return Beside(
        answered=sum(one.answered for one in besides),
        means={},
        capped=sum(one.capped for one in besides),
        failed=dict(failed),
        reasons={},
    )


def _roles(instrument: Instrument, parts: dict[str, Part]) -> tuple[tuple[str, str], ...]:
    """Those that the questionnaire knows; where it knows none, those that organisations in this view have."""
    questionnaire = instrument.questionnaire
    fact = questionnaire.profile.get("roles")
    if fact is not None and fact.options:
        return tuple((option.key, words(option.text, "en", questionnaire.language)) for option in fact.options)
    return tuple((key, key) for key in sorted({key for part in parts.values() for key in part.roles}))
