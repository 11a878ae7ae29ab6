"""Whether one may go live: a stated rule over what organisations say of a milestone, what is missing, and whom to ask first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.question_types.milestone_grid import State
from reports.milestones.standing import is_after
from reports.milestones.values import Planned, Said


@dataclass(frozen=True, slots=True)
class Rule:
    """An organisation is ready when the milestone is complete, or its confidence is one of `confidence` and, with `within_plan`, its
    forecast is not after the plan. `share`: the part of all, by `by` (weight or count), that must be ready; None asks for none.
    `every_of`: constituencies, and `every_role`: market roles, of which every organisation must be ready."""

    confidence: tuple[str, ...]
    within_plan: bool
    share: Fraction | None
    by: str = "weight"
    every_of: tuple[str, ...] = ()
    every_role: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """One part of the rule. `reached` and `whole` are weights or counts. `best`: what would be reached if everyone who has said
    nothing turned out ready. `lacking`: organisations not ready, those whose readiness counts most first."""

    sentence: str
    needed: Fraction
    reached: Fraction
    best: Fraction
    whole: Fraction
    lacking: tuple[Said, ...]

    @property
    def is_met(self) -> bool:
        return self.reached >= self.needed

    @property
    def can_be_met(self) -> bool:
        """Without anyone changing what they have said."""
        return self.best >= self.needed


@dataclass(frozen=True, slots=True)
class Outcome:
    """`left_out`: organisations to which the milestone does not apply. `no_weight`: those without a weight, that a share of weight
    cannot count. `first`: the smallest set of organisations whose readiness would meet the rule."""

    conditions: tuple[Condition, ...]
    concerned: int
    left_out: int
    no_weight: tuple[str, ...]
    first: tuple[Said, ...]

    @property
    def is_met(self) -> bool:
        return bool(self.conditions) and all(one.is_met for one in self.conditions)

    @property
    def can_be_met(self) -> bool:
        return all(one.can_be_met for one in self.conditions)


def outcome_of(
    rule: Rule, milestone: Planned, said: Sequence[Said], role_words: Mapping[str, str] | None = None
) -> Outcome:
    """`role_words`: what people call market roles, by key."""
    called = role_words or {}
    concerned = [one for one in said if not _does_not_apply(one, milestone)]
    groups = [
        *(
            (f"Every organisation of {name} is ready", [one for one in concerned if one.constituency == name])
            for name in rule.every_of
        ),
        *(
            (
                f"Every organisation with the market role {called.get(role, role)} is ready",
                [one for one in concerned if role in one.roles],
            )
            for role in rule.every_role
        ),
    ]
    every = [_every(sentence, some, rule, milestone) for sentence, some in groups]
    must = list(dict.fromkeys(one.organisation for each in every for one in each.lacking))
    share = _share(rule, milestone, concerned) if rule.share is not None else None
    return Outcome(
        conditions=((share,) if share is not None else ()) + tuple(every),
        concerned=len(concerned),
        left_out=len(said) - len(concerned),
        no_weight=tuple(one.name for one in concerned if one.weight is None)
        if rule.share is not None and rule.by == "weight"
        else (),
        first=_first(rule, share, must, concerned),
    )


def is_ready(one: Said, rule: Rule, milestone: Planned) -> bool:
    row = one.rows.get(milestone.key)
    if row is None:
        return False
    if row.state is State.COMPLETE:
        return True
    return row.confidence in rule.confidence and not (rule.within_plan and is_after(row, milestone))


def _does_not_apply(one: Said, milestone: Planned) -> bool:
    row = one.rows.get(milestone.key)
    return row is not None and row.state is State.NOT_APPLICABLE


def _worth(one: Said, by: str) -> Fraction:
    return Fraction(1) if by == "count" else one.weight or Fraction(0)


def _lacking(some: Sequence[Said], rule: Rule, milestone: Planned, by: str) -> tuple[Said, ...]:
    not_ready = [one for one in some if not is_ready(one, rule, milestone)]
    return tuple(sorted(not_ready, key=lambda one: (-_worth(one, by), one.organisation)))


def _share(rule: Rule, milestone: Planned, concerned: Sequence[Said]) -> Condition:
    assert rule.share is not None
    lacking = _lacking(concerned, rule, milestone, rule.by)
    whole = sum((_worth(one, rule.by) for one in concerned), Fraction(0))
    missing = sum((_worth(one, rule.by) for one in lacking), Fraction(0))
    silent = sum((_worth(one, rule.by) for one in lacking if milestone.key not in one.rows), Fraction(0))
    what = "the weight" if rule.by == "weight" else "organisations"
    per_cent = rule.share * 100
    shown = f"{per_cent.numerator}" if per_cent.denominator == 1 else f"{float(per_cent):g}"
    reached = whole - missing
    return Condition(
        f"At least {shown} % of {what} is ready", rule.share * whole, reached, reached + silent, whole, lacking
    )


def _every(sentence: str, some: Sequence[Said], rule: Rule, milestone: Planned) -> Condition:
    lacking = _lacking(some, rule, milestone, "weight")
    whole, reached = Fraction(len(some)), Fraction(len(some) - len(lacking))
    silent = sum(milestone.key not in one.rows for one in lacking)
    return Condition(sentence, whole, reached, reached + silent, whole, lacking)


def _first(rule: Rule, share: Condition | None, must: Sequence[str], concerned: Sequence[Said]) -> tuple[Said, ...]:
    """Those of whom every one is needed, then the weightiest others until the share is reached: no smaller set would do."""
    by_reference = {one.organisation: one for one in concerned}
    chosen = [by_reference[reference] for reference in must]
    if share is not None:
        reached = share.reached + sum((_worth(one, rule.by) for one in chosen), Fraction(0))
        for one in share.lacking:
            if reached >= share.needed:
                break
            if one.organisation not in must and _worth(one, rule.by):
                chosen.append(one)
                reached += _worth(one, rule.by)
    return tuple(sorted(chosen, key=lambda one: (-_worth(one, rule.by), one.organisation)))
