"""The one place where a comparison leaves for a page or a file: what is not here is not shown to anybody."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlmodel import Session

from questionnaires.texts import words
from readiness.comparing.choosing import Chosen
from readiness.comparing.withholding import Telling
from readiness.figures.comparison import Compared
from readiness.tables import Organisation
from reports.comparison import Comparison
from reports.comparison.chapter import chapter
from reports.comparison.narrowing import narrowed
from reports.comparison.organisations import organisations
from reports.comparison.tables import rounds, tables_of
from reports.comparison.told import told_chapter, told_rounds, told_tables
from reports.levels import shown_levels
from reports.packs.document import Chapter, Table

_O = Organisation.__table__  # type: ignore[attr-defined]


def seen_of(chosen: Chosen, made: Compared) -> Comparison | None:
    """As far as it is chosen; None where the constituency is in none of the rounds."""
    if chosen.constituency is None:
        return made.comparison
    return narrowed(made.comparison, chosen.constituency.name)


def rounds_table(seen: Comparison, telling: Telling | None) -> Table:
    return rounds(seen) if telling is None else told_rounds(seen, telling.rounds)


def chapters_of(made: Compared, seen: Comparison, telling: Telling | None) -> tuple[Chapter, ...]:
    """One for each pair of rounds; where there are more than two, the whole way last. `telling`: for who does not see names."""
    by_id = dict(zip((one.id for one in made.together.rounds), made.together.instruments, strict=True))
    levels = [shown_levels(by_id[pair.after.key].compiled.scheme.scale) for pair in seen.pairs]
    if telling is None:
        return tuple(chapter(pair, some) for pair, some in zip(seen.pairs, levels, strict=True))
    return tuple(
        told_chapter(pair, telling.rounds, some, telling.protection)
        for pair, some in zip(seen.pairs, levels, strict=True)
    )


def every_table(seen: Comparison, telling: Telling | None, names: Mapping[str, str]) -> tuple[Table, ...]:
    """To take away. `names` of organisations, for who may see them."""
    if telling is not None:
        return told_tables(seen, telling.rounds, telling.protection)
    return (*tables_of(seen), organisations(seen.pairs, names))


def names_of(db: Session, chosen: Chosen) -> Mapping[str, str]:
    """Of organisations, by reference."""
    found = db.execute(sa.select(_O.c.reference, _O.c.name).where(_O.c.programme_id == chosen.programme.id))
    return {row.reference: row.name for row in found}


def documents_of(made: Compared) -> tuple[tuple[str, str, str], ...]:
    """Of each round its title, and its questionnaire and scheme in words."""
    found = []
    for round_, instrument in zip(made.together.rounds, made.together.instruments, strict=True):
        compiled, language = instrument.compiled, instrument.questionnaire.language
        asked, scheme = compiled.questionnaire_ref, compiled.scheme_ref
        found.append(
            (
                round_.title,
                f"{words(instrument.questionnaire.title, 'en', language)} {asked.version}",
                f"{words(compiled.scheme.title, 'en', language)} {scheme.version}",
            )
        )
    return tuple(found)
