"""How far sections and measures could go with so many changed answers: a bound that always holds.

It is reached where every question enters the figure once. A question, or a figure, that enters in several places is paid for
in the first of them only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from scoring.calculating import Earned
from scoring.compiling import Compiled, Entry, Node, nominal, weights_in
from scoring.scheme.figures import Rounding, Threshold
from scoring.uplift.bundles import Bundle, State, affected_in
from scoring.uplift.members import Member, combined_rows, is_flat
from scoring.uplift.rows import ONE, ZERO, Row, Rows, Top, free, further_of, in_proportion, mapped, rounded_row


@dataclass
class Figuring:
    """The figures under one of them, `root`, which says who pays for what. `length` is one more than the most changes."""

    state: State
    bundles: Sequence[Bundle]
    length: int
    root: str
    known: dict[tuple[str, Fraction, Fraction], Row] = field(default_factory=dict)
    made: dict[str, tuple[Rows, bool]] = field(default_factory=dict)
    paid: set[int] = field(default_factory=set)
    beside: dict[str, "Figuring"] = field(default_factory=dict)
    """Figures that adjustments look at, each by itself."""

    def __post_init__(self) -> None:
        self.by_key = {key: bundle for bundle in self.bundles for key in bundle.keys}
        self.affected = affected_in(self.state)
        self._make(self.root)
        loose = [bundle for bundle in self.bundles if id(bundle) not in self.paid]
        self.besides = sum(min((way.cost for way in bundle.ways), default=self.length) for bundle in loose)

    @property
    def compiled(self) -> Compiled:
        return self.state.space.engine.compiled

    def row(self, score: Fraction, possible: Fraction) -> Row:
        """Of the root, with what has to change elsewhere paid for too."""
        row = self.unshifted(self.root, score, possible)
        return [None if at < self.besides else row[at - self.besides] for at in range(self.length)]

    @property
    def maybe_absent(self) -> bool:
        return self.made[self.root][1]

    @property
    def is_flat(self) -> bool:
        return is_flat(lambda score, possible: self.unshifted(self.root, score, possible))

    def unshifted(self, name: str, score: Fraction, possible: Fraction) -> Row:
        at = (name, score, possible)
        if at not in self.known:
            self.known[at] = self.made[name][0](score, possible)
        return self.known[at]

    def _rows(self, name: str) -> Rows:
        return lambda score, possible: self.unshifted(name, score, possible)

    def _make(self, name: str) -> None:
        node = self.compiled.by_name[name]
        rows, maybe_absent = combined_rows(node.figure, list(self._members(node)), self.length)
        if node.figure.out_of is not None:
            rows, maybe_absent = brought(Fraction(node.figure.out_of), rows, maybe_absent)
        if node.figure.reversed:
            rows = turned(rows, -ONE, of_possible=ONE)
        if node.measure is not None and node.measure.adjust:
            rows = self._adjusted(node, rows)
        if node.figure.rounding is not None:
            rows = _rounded(node.figure.rounding, rows)
        self.made[name] = rows, maybe_absent

    def _members(self, node: Node) -> Iterator[Member]:
        """Questions that hang together enter a sum or a mean together."""
        is_linear = node.figure.rule in ("sum", "mean")
        each = Fraction(node.figure.each_out_of) if node.figure.each_out_of is not None else None
        weights = weights_in(self.compiled, node, self.state.space.respondent.constituency)
        if node.figure.rule in ("lowest", "highest", "median"):
            weights = (ONE,) * len(weights)
        together: dict[int, tuple[Bundle, list[tuple[str, Fraction]]]] = {}
        for entry, weight in zip(node.entries, weights, strict=True):
            enters = self._enters(entry)
            if enters is False:
                continue
            if not entry.of.startswith("question:"):
                yield self._figure(node, entry, weight, each, enters)
            elif is_linear and enters:
                bundle = self.by_key[entry.of[9:]]
                together.setdefault(id(bundle), (bundle, []))[1].append((entry.of[9:], weight))
            else:
                yield self._questions(self.by_key[entry.of[9:]], [(entry.of[9:], weight)], each, enters)
        for bundle, keys in together.values():
            yield self._questions(bundle, keys, each, True)

    def _enters(self, entry: Entry) -> bool | None:
        """None: that is open."""
        condition = entry.condition
        if condition is None:
            return True
        read = {one.key for one in condition.reads if one.of == "answers"}
        if any(key in self.affected or self.state.is_open(key) for key in read):
            return None
        respondent = self.state.space.respondent
        return condition.holds(self.state.applied().seen, respondent.profile, respondent.constituency)

    def _questions(
        self, bundle: Bundle, keys: Sequence[tuple[str, Fraction]], each: Fraction | None, enters: bool | None
    ) -> Member:
        is_paid = id(bundle) in self.paid
        self.paid.add(id(bundle))
        tops = []
        for way in bundle.ways:
            there = [(weight, earned) for key, weight in keys if (earned := _as(each, way.brings[key])) is not None]
            weight, score, possible = ZERO, ZERO, ZERO
            for one, earned in there:
                weight, score, possible = weight + one, score + one * earned.score, possible + one * earned.possible
            tops.append((way.cost, len(there), Top(ZERO, score, possible, weight, way.picks)))
        return Member.of_tops(tops, self.length, is_free=is_paid, may_stay_out=enters is None)

    def _figure(self, node: Node, entry: Entry, weight: Fraction, each: Fraction | None, enters: bool | None) -> Member:
        name, is_free = entry.of, entry.of in self.made
        if not is_free:
            self._make(name)
        rows, maybe_absent = self._rows(name), self.made[name][1]
        if is_free:
            rows = _freed(rows)
        if maybe_absent and node.figure.absent_members == "zero":
            maximum = nominal(self.compiled, name, self.state.space.respondent.constituency)
            rows, maybe_absent = _or_nothing_of(maximum, rows), False
        if each is not None:
            rows, maybe_absent = brought(each, rows, maybe_absent)
        return Member.of_rows(rows, weight, maybe_absent or enters is None)

    def _adjusted(self, node: Node, rows: Rows) -> Rows:
        assert node.measure is not None
        some: list[Rows] = []
        for adjustment in node.measure.adjust:
            if not all(self._could(threshold, reach=True) for threshold in adjustment.when):
                continue
            changed = turned(rows, Fraction(adjustment.factor), add=Fraction(adjustment.add))
            some.append(_rounded(adjustment.rounding, changed) if adjustment.rounding is not None else changed)
            if not any(self._could(threshold, reach=False) for threshold in adjustment.when):
                break
        else:
            some.append(rows)
        return lambda score, possible: further_of([one(score, possible) for one in some])

    def _could(self, threshold: Threshold, *, reach: bool) -> bool:
        """Whether some number of changes could reach it, or miss it."""
        if threshold.figure not in self.beside:
            self.beside[threshold.figure] = Figuring(self.state, self.bundles, self.length, threshold.figure)
        figuring = self.beside[threshold.figure]
        wanted = Fraction((threshold.at_least if threshold.at_least is not None else threshold.above) or 0)
        share = wanted * Fraction(threshold.of_maximum) / 100 if threshold.on == "percent" else ZERO
        sign = ONE if reach else -ONE
        top = figuring.unshifted(threshold.figure, sign, -sign * share)[-1]
        if top is None or (not reach and figuring.maybe_absent):
            return not reach
        past = top.value if threshold.on == "percent" else top.value - sign * wanted
        return past > 0 or (past == 0 and reach == (threshold.at_least is not None))


def brought(maximum: Fraction, rows: Rows, maybe_absent: bool) -> tuple[Rows, bool]:
    """Brought to a maximum; absent where nothing is possible."""
    least = rows(ZERO, -ONE)[-1]
    maybe_absent = maybe_absent or least is None or least.possible == 0
    flat = is_flat(rows)

    def brought_rows(score: Fraction, possible: Fraction) -> Row:
        sign = ONE if score >= 0 else -ONE
        if flat and least is not None and least.possible:
            row = mapped(rows(sign, ZERO), lambda top: replace(top, value=top.value / top.possible))
        else:
            row = in_proportion(
                lambda share: rows(sign, -share), lambda top: sign * top.score / top.possible if top.possible else None
            )
        return mapped(row, lambda top: _out_of(maximum, top, sign, score, possible))

    return brought_rows, maybe_absent


def _out_of(maximum: Fraction, top: Top, sign: Fraction, score: Fraction, possible: Fraction) -> Top:
    return Top(
        abs(score) * top.value * maximum + possible * maximum, sign * top.value * maximum, maximum, picks=top.picks
    )


def turned(rows: Rows, factor: Fraction, of_possible: Fraction = ZERO, add: Fraction = ZERO) -> Rows:
    """The score times `factor`, plus `of_possible` times what is possible, plus `add`."""

    def change(top: Top, score: Fraction) -> Top:
        changed = top.score * factor + top.possible * of_possible + add
        return replace(top, value=top.value + score * add, score=changed)

    return lambda score, possible: mapped(
        rows(score * factor, possible + score * of_possible), lambda top: change(top, score)
    )


def _rounded(rounding: Rounding, rows: Rows) -> Rows:
    flat = is_flat(rows)
    return lambda score, possible: rounded_row(rows(score, possible), rounding, score, possible, flat)


def _freed(rows: Rows) -> Rows:
    return lambda score, possible: free(rows(score, possible))


def _or_nothing_of(maximum: Fraction, rows: Rows) -> Rows:
    def either(score: Fraction, possible: Fraction) -> Row:
        row = rows(score, possible)
        return further_of([[Top(possible * maximum, possible=maximum)] * len(row), row])

    return either


def _as(maximum: Fraction | None, earned: Earned | None) -> Earned | None:
    if maximum is None or earned is None:
        return earned
    return Earned(earned.score * maximum / earned.possible, maximum) if earned.possible else None
