from reports.levels import shown_levels
from reports.outcomes import Outcomes
from reports.tables.details import details
from tests.reports.rounds import SCHEME, Asked, a_round, answers, four_constituencies

SECTIONS = {"plan": "1 Plan", "build": "2 Build"}


def details_of(made):
    return details(made.rolled.parts, Outcomes(made.scheme, shown_levels(made.scheme.scale)), SECTIONS)


def plain(pairs):
    return [(name, text.replace("\u00a0", " ")) for name, text in pairs]


def test_the_facts_of_a_constituency():
    made = four_constituencies()
    suppliers, networks, agents, software = details_of(made)
    bounds = made.rated.constituencies[0].bounds
    assert plain(suppliers.facts) == [
        ("Answered", "2 of 3 (66.7 %)"),
        ("Rated", "2 of 2 that answered"),
        ("Answered by weight", "90 %"),
        ("Weight rated", "90 of 100"),
        ("Rolled-up score", "75 %"),
        ("Missing answers could make it", "From Nearly there to Ready"),
        ("Its score then", f"{bounds.lowest} % to {bounds.highest} %"),
    ]
    assert plain(networks.facts)[4:] == [("Missing answers could make it", "Settled at Behind")]
    assert plain(agents.facts)[4:] == [
        ("Rolled-up score", "50 % of organisations"),
        ("Missing answers could make it", "Settled at Nearly there"),
    ]
    assert plain(software.facts)[0] == ("Answered", "0 of 1 (0 %)")


def test_drivers_are_named_with_the_reason_their_receipt_gives():
    _, networks, agents, _ = details_of(four_constituencies())
    driver = networks.drivers[0]
    assert driver.level is not None
    assert (driver.name, driver.level.title, driver.score, driver.weight, driver.pull, driver.reason) == (
        "Esk Networks",
        "Behind",
        "90\u00a0%",
        "5",
        "100\u00a0%",
        "90 of 100 (90 %) would be Ready, capped at Behind: There is no sponsor.",
    )
    assert [(one.name, one.reason) for one in agents.drivers] == [("Gale Agents", "50 of 200 (25 %) is Behind.")]


def test_on_points_a_driver_has_points():
    made = a_round([Asked("a", "X", answers(20, 30))], scheme=SCHEME.replace("on: percent", "on: points"))
    assert [(one.score, one.weight) for one in details_of(made)[0].drivers] == [("50 points", "")]


def test_those_missing_and_those_not_rated_are_named():
    made = a_round(
        [Asked("a", "X", {"planned": 4}, "Half"), Asked("b", "X", None, "Silent"), Asked("c", "X", answers(99, 99))]
    )
    found = details_of(made)[0]
    assert (found.not_answered, found.missing, found.not_rated) == ("1", ("Silent",), ("Half",))


def test_who_is_missing_of_an_unknown_number_is_not_known():
    made = a_round([Asked("a", "X", answers(99, 99), weight=7)], population_known=False)
    found = details_of(made)[0]
    assert (found.not_answered, dict(found.facts)["Weight rated"]) == ("not known", "7 of unknown")


def test_why_there_is_no_driver():
    ready = {"planned": 100, "built": 100, "sponsor": "yes"}
    made = a_round([Asked("a", "Suppliers", ready), Asked("b", "Agents", answers(60, 60)), Asked("c", "Silent")])
    assert [one.no_drivers for one in details_of(made)] == [
        "No organisation rated is below Ready.",
        "No organisation rated is below Nearly there.",
        "Nobody is rated yet.",
    ]


def test_without_a_scale_there_is_no_rule_and_nobody_is_rated():
    found = details_of(a_round([Asked("a", "X", answers(50, 50))], scheme=SCHEME.split("scale:")[0]))[0]
    assert (found.rule, found.no_drivers) == ("", "The scheme has no scale, so nobody is rated.")


def test_the_sections_in_which_least_is_earned_have_their_denominators():
    networks = details_of(four_constituencies())[1]
    assert plain(networks.sections) == [("1 Plan", "95 %, mean of 2 of 2")]


def test_the_spread_of_the_totals():
    suppliers, *_, software = details_of(four_constituencies())
    assert plain(suppliers.spread) == [
        ("Lowest", "60 %"),
        ("Lower quartile", "67.5 %"),
        ("Median", "75 %"),
        ("Upper quartile", "82.5 %"),
        ("Highest", "90 %"),
        ("Mean", "75 %"),
        ("Organisations", "2"),
    ]
    assert software.spread == ()
