"""What the chapters of a round are made from, and what stands under every figure: n of N, and as of when."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from questionnaires.definition import Questionnaire
from reports.beside import Beside
from reports.dashboard import Rolled, titles_of
from reports.dataset import ALL
from reports.headlines import keyed_headlines
from reports.levels import shown_levels
from reports.numbers import day, listed, organisations, percent
from reports.outcomes import Outcomes
from scoring.constituencies.values import Constituency
from scoring.scheme import Scheme

NO_STATES: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """All organisations together, or one constituency."""

    name: str
    rated: Constituency
    beside: Beside
    is_all: bool

    @property
    def with_denominator(self) -> str:
        """Large Supplier (14 of 15)."""
        return f"{self.name} ({self.rated.n} of {self.rated.organisations or 'unknown'})"


@dataclass(frozen=True, slots=True)
class Basis:
    """`as_of` as ISO 8601 has it. `see_names`: whether organisations are named beside their ratings. `states`: of each part, how
    many responses are in each class of states, which `state_words` name; empty where responses have none."""

    rolled: Rolled
    questionnaire: Questionnaire
    scheme: Scheme
    as_of: str
    see_names: bool
    state_words: tuple[str, ...] = NO_STATES
    states: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def outcomes(self) -> Outcomes:
        return Outcomes(self.scheme, shown_levels(self.scheme.scale))

    @property
    def parts(self) -> tuple[Part, ...]:
        """All together first."""
        rated = self.rolled.rated
        others = zip(rated.constituencies, self.rolled.parts, strict=True)
        return (
            Part(ALL, rated.all, self.rolled.all, True),
            *(Part(one.constituency, one, beside, False) for one, beside in others),
        )

    @property
    def messages(self) -> dict[str, str]:
        """The headline messages of the round by key, in the order in which dashboards have them."""
        names, _ = titles_of(self.questionnaire)
        rated = self.rolled.rated
        return dict(keyed_headlines(rated, self.rolled.all.capped, self.outcomes, names, self.see_names))

    @property
    def weakest(self) -> str:
        """In which sections least is earned, short enough for the title of a slide; empty where nothing is said of it."""
        names, _ = titles_of(self.questionnaire)
        lowest = [names[one.section] for one in self.outcomes.lowest_sections(self.rolled.rated.all)]
        return f"Least of what is possible is earned in {listed(lowest)}." if lowest else ""

    @property
    def response(self) -> str:
        """6 of 8 organisations handed in (75 %)."""
        every = self.rolled.rated.all
        if every.organisations is None:
            return f"{organisations(int(every.n))} handed in, of unknown"
        share = f" ({percent(every.response_percent)})" if every.response_percent is not None else ""
        return f"{int(every.n):,} of {organisations(int(every.organisations))} handed in{share}"

    @property
    def base(self) -> str:
        return f"{self.response}, as of {day(self.as_of)}."
