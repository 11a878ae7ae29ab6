"""What the chapters of a round are made from, and what stands under every figure: n of N, and as of when."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from questionnaires.definition import Questionnaire
from reports.dashboard import titles_of
from reports.headlines import keyed_headlines
from reports.levels import shown_levels
from reports.numbers import day, listed, organisations, percent
from reports.outcomes import Outcomes
from reports.rolled import Rolled, RolledRow, RolledTable
from scoring.constituencies.values import Constituency
from scoring.scheme import Scheme

NO_STATES: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """`rolled` has all organisations together. `as_of` as ISO 8601 has it. `states`: of each part, how many responses are in each
    class of states, which `state_words` name; empty where responses have none."""

    rolled: Rolled
    questionnaire: Questionnaire
    scheme: Scheme
    as_of: str
    state_words: tuple[str, ...] = NO_STATES
    states: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def outcomes(self) -> Outcomes:
        return Outcomes(self.scheme, shown_levels(self.scheme.scale))

    @property
    def table(self) -> RolledTable:
        return self.rolled.table

    @property
    def parts(self) -> tuple[RolledRow, ...]:
        """All together first."""
        return self.table.rows

    @property
    def every(self) -> Constituency:
        """All organisations together."""
        return self.parts[0].rated

    @property
    def see_names(self) -> bool:
        """Whether organisations are named beside their ratings."""
        return self.table.protection.names

    @property
    def messages(self) -> dict[str, str]:
        """The headline messages of the round by key, in the order in which dashboards have them."""
        names, _ = titles_of(self.questionnaire)
        return dict(keyed_headlines(self.table, self.outcomes, names))

    @property
    def weakest(self) -> str:
        """In which sections least is earned, short enough for the title of a slide; empty where nothing is said of it."""
        names, _ = titles_of(self.questionnaire)
        lowest = [names[one.section] for one in self.outcomes.lowest_sections(self.every)]
        return f"Least of what is possible is earned in {listed(lowest)}." if lowest else ""

    @property
    def response(self) -> str:
        """6 of 8 organisations handed in (75 %)."""
        every = self.every
        if every.organisations is None:
            return f"{organisations(int(every.n))} handed in, of unknown"
        share = f" ({percent(every.response_percent)})" if every.response_percent is not None else ""
        return f"{int(every.n):,} of {organisations(int(every.organisations))} handed in{share}"

    @property
    def base(self) -> str:
        return f"{self.response}, as of {day(self.as_of)}."
