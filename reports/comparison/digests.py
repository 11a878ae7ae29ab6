"""What a round leaves of each organisation once its receipts are read: enough for cohorts, movement and roll-ups."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from reports.comparison.rounds import ComparedRound
from reports.comparison.values import NO_RESPONSE, NOT_RATED, LevelName, RoundSeen
from scoring.constituencies.standing import figure_of
from scoring.decomposition.rolling import Member, counts
from scoring.rating import from_worst, title_of
from scoring.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Seen:
    """One organisation in one round. `state`: a level's key, or why there is none. `counts`: whether it enters roll-ups."""

    constituency: str
    weight: Fraction | None
    state: str
    member: Member
    counts: bool


@dataclass(frozen=True, slots=True)
class Digest:
    """A round by organisation. `names`: its constituencies in the order of their first organisation."""

    round: RoundSeen
    scheme: Scheme
    organisations: Mapping[str, Seen]
    names: tuple[str, ...]

    def within(self, constituency: str | None) -> dict[str, Seen]:
        if constituency is None:
            return dict(self.organisations)
        return {key: one for key, one in self.organisations.items() if one.constituency == constituency}


def digest(one: ComparedRound) -> Digest:
    """Raises ValueError where somebody handed in who is not among the organisations."""
    strangers = [key for key in one.receipts if key not in one.organisations]
    if strangers:
        raise ValueError(f"{strangers[0]} handed in without being among the organisations of {one.title}.")
    scheme = one.compiled.scheme
    unit = scheme.scale.on if scheme.scale is not None else "points"
    seen = {key: _seen(one, key, scheme, unit) for key in one.organisations}
    names = tuple(dict.fromkeys(organisation.constituency for organisation in one.organisations.values()))
    return Digest(_round(one, unit), scheme, seen, names)


def _seen(one: ComparedRound, key: str, scheme: Scheme, unit: str) -> Seen:
    organisation, receipt = one.organisations[key], one.receipts.get(key)
    if receipt is None:
        return Seen(
            organisation.constituency, organisation.weight, NO_RESPONSE, Member(organisation.weight, None, None), False
        )
    member = Member(organisation.weight, figure_of(unit, receipt), receipt.rating)
    return Seen(
        organisation.constituency, organisation.weight, receipt.rating or NOT_RATED, member, counts(scheme, member)
    )


def _round(one: ComparedRound, unit: str) -> RoundSeen:
    scale = one.compiled.scheme.scale
    return RoundSeen(
        key=one.key,
        title=one.title,
        as_of=one.as_of,
        questionnaire=one.compiled.questionnaire_ref,
        scheme=one.compiled.scheme_ref,
        levels=tuple(LevelName(key, title_of(scale, key)) for key in from_worst(scale)) if scale is not None else (),
        unit=unit,
        population_known=one.population_known,
    )
