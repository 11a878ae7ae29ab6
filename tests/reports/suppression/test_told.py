"""What of a round may be told, constituency by constituency."""

from msgspec.structs import replace

from reports.suppression.told import ALL, Asked, Line, Stand, Thresholds, decided
from scoring.receipt import Amount
from tests.reports.rounds import SCHEME, a_round, answers
from tests.reports.rounds import Asked as Organisation
from tests.reports.suppression.rounds_of_many import FIVE, asked_of, many, told_of

ROWS = {"Suppliers": (4, 5, 6), "Agents": (5, 4, 3), "Software": (1, 5, 4), "Few": (2, 0, 0), "Two": (1, 1, 0)}


def test_a_round_without_small_groups_is_told_whole() -> None:
    made = many({"Suppliers": (4, 5, 6), "Agents": (5, 4, 3)})
    assert told_of(made).lines == {ALL: Line(), "Suppliers": Line(), "Agents": Line()}


def test_small_groups_have_no_figures_and_what_would_give_them_away_is_withheld_too() -> None:
    lines = told_of(many(ROWS)).lines
    assert {key for key, line in lines.items() if not line.figures} == {"Few", "Two", "Software"}


def test_two_small_groups_that_hide_each_other_need_no_other() -> None:
    lines = told_of(many({**ROWS, "Two": (2, 1, 1)})).lines
    assert {key for key, line in lines.items() if not line.figures} == {"Few", "Two"}
    assert "behind" in lines["Software"].levels


def test_a_constituency_without_answers_may_say_so() -> None:
    made = many({"Suppliers": (4, 5, 6)}, silent="Software")
    assert told_of(made, silent="Software").lines["Software"] == Line()


def test_a_constituency_of_one_is_not_named_unless_that_organisation_agreed() -> None:
    made = many({"Suppliers": (4, 5, 6), "Agents": (5, 4, 3), "Two": (1, 1, 0), "One": (1, 0, 0)})
    assert set(told_of(made).lines) == {ALL, "Suppliers", "Agents"}
    agreed = decided(asked_of(made, public=("One-0-0",)), FIVE).lines
    assert agreed["One"].figures and "behind" not in agreed["One"].levels


def test_sections_that_few_have_a_mean_in_are_withheld() -> None:
    made = many({"Suppliers": (4, 5, 6), "Agents": (5, 4, 3)})
    asked = asked_of(made)
    stands = [_without_build(one) for one in asked.stands[:-2]]
    lines = decided(Asked(asked.scheme, [*stands, *asked.stands[-2:]], asked.rolled), FIVE).lines
    assert lines[ALL].sections == lines["Agents"].sections == ("build",)
    assert lines["Suppliers"].sections == ()


def _without_build(one: Stand) -> Stand:
    assert one.receipt is not None
    none = {**one.receipt.sections, "build": Amount(score=None, maximum=None)}
    return Stand(one.organisation, one.constituency, replace(one.receipt, sections=none))


def test_how_many_failed_a_condition_is_withheld_where_they_are_few() -> None:
    made = many({"Suppliers": (4, 5, 6), "Agents": (5, 4, 3)})
    asked = asked_of(made)
    failing = a_round([Organisation("x", "Suppliers", answers(90, 90, sponsor="no"))])
    stands = list(asked.stands)
    stands[0] = Stand(stands[0].organisation, "Suppliers", failing.receipts[0])
    lines = decided(Asked(asked.scheme, stands, asked.rolled), FIVE).lines
    assert lines["Suppliers"].gates == ("sponsor",) and not lines["Suppliers"].capped


def test_a_stricter_reader_is_told_a_part_of_what_a_freer_one_is() -> None:
    asked = asked_of(many({**ROWS, "Two": (2, 1, 1)}))
    freer = decided(asked, FIVE)
    stricter = decided(asked, Thresholds(group=12, count=5), within=freer)
    for key, line in stricter.lines.items():
        assert not (line.figures and not freer.lines[key].figures)
        assert not line.figures or set(freer.lines[key].levels) <= set(line.levels)
    assert not stricter.lines["Software"].figures


def test_a_reader_who_is_one_of_them_needs_one_more_everywhere() -> None:
    asked = asked_of(many({"Suppliers": (4, 5, 6), "Agents": (0, 0, 5), "Meters": (3, 4, 4), "Brokers": (4, 0, 1)}))
    freer = decided(asked, FIVE)
    told = decided(asked, Thresholds(group=5, count=3, own=1), within=freer)
    assert {key for key, line in told.lines.items() if not line.figures} == {"Agents", "Brokers"}
    assert "behind" in told.lines["Meters"].levels and "behind" not in freer.lines["Meters"].levels


def test_without_a_scale_there_is_nothing_to_withhold_but_groups() -> None:
    scheme = SCHEME.partition("scale:")[0]
    lines = told_of(many({"Suppliers": (4, 5, 6), "Agents": (1, 0, 5)}, scheme=scheme)).lines
    assert lines["Agents"].levels == ()
