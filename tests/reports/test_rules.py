from decimal import Decimal

import pytest

from reports.rules import absences_in_words, rule_in_words, start_of
from scoring.scheme.ratings import Level, Scale
from scoring.scheme.rollups import Rollup
from tests.reports.rounds import SCHEME, Asked, a_round

LEVELS = (Level(key="low", title="Low"), Level(key="high", title="High", from_=Decimal(50)))
HALF = " At least 50 % of its organisations must have a rating, or there are not enough answers."


@pytest.mark.parametrize(
    ("rule", "on", "sentence"),
    [
        (Rollup(), "percent", "The mean of the organisations’ per cent of the maximum, each alike."),
        (
            Rollup(rule="median", weights="weighted"),
            "points",
            "The median of the organisations’ points, each by its weight.",
        ),
        (Rollup(rule="worst"), "percent", "The worst rating that any of its organisations has."),
        (
            Rollup(rule="share", level="high", levels=(Level(key="low"), Level(key="high", above=Decimal("66.6667")))),
            "percent",
            "The share of organisations rated High or better, each alike: Low up to 66.6667 % and High above 66.6667 %.",
        ),
    ],
)
def test_a_rule_reads_as_a_sentence(rule, on, sentence):
    scale = Scale(on=on, levels=LEVELS)
    assert rule_in_words(rule, scale).replace("\u00a0", " ") == sentence + HALF


def test_each_level_says_where_it_begins():
    above = (Level(key="low"), Level(key="mid", above=Decimal(-2)), Level(key="high", from_=Decimal(1000)))
    assert [start_of(above, at, "points").replace("\u00a0", " ") for at in range(3)] == [
        "up to −2 points",
        "above −2 points",
        "from 1,000 points",
    ]
    assert start_of(LEVELS, 0, "%") == "below 50\u00a0%"


def test_each_absence_says_what_it_does():
    scheme = a_round([Asked("a", "X")]).scheme
    assert absences_in_words(scheme) == (
        "A question that is not asked, because it does not concern the organisation, is left out: it is neither earned nor possible.",
        "A question asked and not answered earns nothing of what was possible.",
        "A question answered with “not applicable” and a reason is left out: it is neither earned nor possible.",
    )


def test_rules_that_differ_are_counted():
    differing = SCHEME.replace(
        "built, linear: {from: 0, to: 100}", "built, absence: {not_answered: worst}, linear: {from: 0, to: 100}"
    )
    scheme = a_round([Asked("a", "X")], scheme=differing).scheme
    assert absences_in_words(scheme)[3] == (
        "1 rule of the scheme says otherwise for some questions; each receipt names what was done, line by line."
    )
