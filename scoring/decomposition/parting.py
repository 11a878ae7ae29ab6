"""The change of a rolled-up figure, parted.

The way from the earlier figure to the later one: those leave whose answers do not count in both rounds; the questions go that
are not comparable; rules and answers change; the later round's other questions come in; then those who joined. Each step's
difference goes to the part it is named for, so the four sum to the whole. Who leaves has no later answers, and what goes was
not asked later, so these steps have their place. Rules and answers could go first either way; each is given the mean of both.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from questionnaires.lineage.links import Lineage
from scoring.constituencies.standing import figure_of
from scoring.decomposition.four import Four, Fours
from scoring.decomposition.rolling import Member, counts, is_enough, rolled, rule_for
from scoring.decomposition.rounds import Scored
from scoring.decomposition.saying import Said
from scoring.decomposition.values import Decomposition, NotDecomposed
from scoring.rating import from_worst
from scoring.scheme import Scheme
from scoring.scheme.rollups import Rollup

ZERO = Fraction(0)


class Parting:
    """Of two rounds; without a lineage no question is comparable."""

    def __init__(self, before: Said, after: Said, lineage: Lineage | None) -> None:
        self.before, self.after = before.scored, after.scored
        self.members = _members(self.before), _members(self.after)
        matched = [key for key in self.members[1] if key in self.members[0]]
        links = lineage.links if lineage is not None else ()
        self.fours = Fours(before, after, links, matched)
        self.regrouped = sum(
            key in self.after.compiled.counted
            for one in links
            if one.comparable and len(one.old) + len(one.new) > 2
            for key in one.new
        )

    def of(self, constituency: str | None) -> Decomposition | NotDecomposed:
        """Of one constituency, or of all organisations together."""
        schemes = self.before.compiled.scheme, self.after.compiled.scheme
        rules = rule_for(schemes[0], constituency), rule_for(schemes[1], constituency)
        reason = _unlike(schemes, rules)
        if reason:
            return NotDecomposed(reason)
        here = _here(self.before, self.members[0], constituency), _here(self.after, self.members[1], constituency)
        for scored, rule, some, which in zip((self.before, self.after), rules, here, ("earlier", "later"), strict=True):
            if not is_enough(rule, len(some), _asked(scored, constituency)) or not some:
                return NotDecomposed(
                    f"Too few organisations have a rating in the {which} round for a figure to change."
                )
        return self._parted(schemes, rules, here, is_all=constituency is None)

    def _parted(
        self,
        schemes: tuple[Scheme, Scheme],
        rules: tuple[Rollup, Rollup],
        here: tuple[dict[str, Member], dict[str, Member]],
        *,
        is_all: bool,
    ) -> Decomposition | NotDecomposed:
        def figure(by: int, members: Sequence[Member]) -> Fraction | None:
            outcome = rolled(schemes[by], rules[by], members)
            return None if outcome is None else outcome.figure

        before, after = figure(0, [*here[0].values()]), figure(1, [*here[1].values()])
        if before is None or after is None:
            return NotDecomposed("The organisations rated have no weight, so there is no figure to change.")
        matched = [key for key in here[1] if key in here[0]]
        cohort = figure(0, [here[0][key] for key in matched]), figure(1, [here[1][key] for key in matched])
        unit = _unit(schemes[0], rules[0])
        if cohort[0] is None or cohort[1] is None:
            note = "No organisation with a weight counts in both rounds, so the whole change is one of who answered."
            return Decomposition(before, after, after - before, ZERO, ZERO, ZERO, unit, (note,))
        who = (cohort[0] - before) + (after - cohort[1])
        fours = [four for key in matched if (four := self.fours.of(key)) is not None and four.is_whole]
        corners = (
            figure(0, [four.old_by_old for four in fours]),
            figure(1, [four.old_by_new for four in fours]),
            figure(0, [four.new_by_old for four in fours]),
            figure(1, [four.new_by_new for four in fours]),
        )
        if any(corner is None for corner in corners):
            note = "Of what both rounds asked nothing can be scored, so what organisations in both changed is one of what was asked."
            return Decomposition(before, after, who, cohort[1] - cohort[0], ZERO, ZERO, unit, (note,))
        old_by_old, old_by_new, new_by_old, new_by_new = (corner or ZERO for corner in corners)
        return Decomposition(
            before=before,
            after=after,
            who_answered=who,
            what_was_asked=(old_by_old - cohort[0]) + (cohort[1] - new_by_new),
            how_scored=((old_by_new - old_by_old) + (new_by_new - new_by_old)) / 2,
            real_movement=((new_by_old - old_by_old) + (new_by_new - old_by_new)) / 2,
            unit=unit,
            notes=self._notes(fours, matched, rules[0].rule, is_all),
            on=len(fours),
        )

    def _notes(self, fours: Sequence[Four], matched: Sequence[str], rule: str, is_all: bool) -> tuple[str, ...]:
        notes = []
        if len(fours) < len(matched):
            notes.append(
                f"{len(matched) - len(fours)} of {len(matched)} organisations in both rounds have no figure on what both asked; "
                "their change is one of what was asked."
            )
        return (*notes, *self._notes_of_all(rule)) if is_all else tuple(notes)

    def _notes_of_all(self, rule: str) -> Iterator[str]:
        """What is the same for every constituency, said once."""
        if self.fours.same_rules:
            return
        (kept, counted), (kept_before, counted_before) = (self.fours.counted(at) for at in (1, 0))
        if kept < counted or kept_before < counted_before:
            yield (
                f"Real movement is that of questions whose answers fit both rounds: {kept} of the {counted} counted now, "
                f"and {kept_before} of the {counted_before} counted before."
            )
        if self.regrouped:
            are = "1 question counted now is" if self.regrouped == 1 else f"{self.regrouped} questions counted now are"
            yield (
                f"{are} split or merged from others: comparable as a whole, but no single answer can be carried from one round to the "
                "other, so what changed there is one of what was asked."
            )
        if rule in ("worst", "share") and self.fours.has_gates_beyond:
            yield "Gates on other questions are left aside there, so what they did is one of what was asked."


def _members(scored: Scored) -> dict[str, Member]:
    """Of those that count."""
    scheme = scored.compiled.scheme
    on = scheme.scale.on if scheme.scale is not None else "points"
    every = {
        key: Member(one.weight, figure_of(on, scored.receipts[key]), scored.receipts[key].rating)
        for key, one in scored.organisations.items()
        if key in scored.receipts
    }
    return {key: member for key, member in every.items() if counts(scheme, member)}


def _here(scored: Scored, members: dict[str, Member], constituency: str | None) -> dict[str, Member]:
    if constituency is None:
        return members
    return {key: one for key, one in members.items() if scored.organisations[key].constituency == constituency}


def _asked(scored: Scored, constituency: str | None) -> int | None:
    if not scored.population_known:
        return None
    return sum(constituency in (None, one.constituency) for one in scored.organisations.values())


def _unit(scheme: Scheme, rule: Rollup) -> str:
    if scheme.scale is None:
        return "points"
    return "levels" if rule.rule == "worst" else "percent" if rule.rule == "share" else scheme.scale.on


def _unlike(schemes: tuple[Scheme, Scheme], rules: tuple[Rollup, Rollup]) -> str:
    """Why the two figures cannot be subtracted, if they cannot."""
    scales = schemes[0].scale, schemes[1].scale
    if scales[0] is None or scales[1] is None:
        return "" if scales[0] is scales[1] else "One of the rounds rates by a scale and the other has none."
    if _kind(rules[0]) != _kind(rules[1]):
        return f"The roll-up rule was {rules[0].rule} and is now {rules[1].rule}; the two figures are not of one kind."
    if rules[0].rule in ("worst", "share"):
        same = from_worst(scales[0]) == from_worst(scales[1]) and rules[0].level == rules[1].level
        return "" if same else "The levels that the roll-up looks at are not the same in both rounds."
    return "" if scales[0].on == scales[1].on else "Totals were rated in another unit before."


def _kind(rule: Rollup) -> str:
    return rule.rule if rule.rule in ("worst", "share") else "mean or median"
