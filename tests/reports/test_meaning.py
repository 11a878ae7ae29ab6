from reports.levels import shown_levels
from reports.meaning import meaning_of
from reports.outcomes import Outcomes
from tests.reports.rounds import SCHEME, Asked, a_round, four_constituencies

ENOUGH = "At least 50 % of its organisations must have a rating, or there are not enough answers."


def meaning(made):
    return meaning_of(Outcomes(made.scheme, shown_levels(made.scheme.scale)), made.rolled.beside, made.questionnaire)


def plain(text):
    return text.replace("\u00a0", " ")


def test_every_level_says_where_it_begins_the_best_first():
    assert [(row.level.title, plain(row.start)) for row in meaning(four_constituencies()).levels] == [
        ("Ready", "from 80 %"),
        ("Nearly there", "from 50 %"),
        ("Behind", "below 50 %"),
    ]


def test_constituencies_with_the_same_rule_share_its_sentence():
    alike = SCHEME.replace("    Networks: {rule: worst}", "    Networks: {rule: worst}\n    Systems: {rule: worst}")
    assert [(whom, plain(rule)) for whom, rule in meaning(a_round([], scheme=alike)).rules] == [
        ("Networks and Systems", f"The worst rating that any of its organisations has. {ENOUGH}"),
        (
            "Agents",
            "The share of organisations rated Nearly there or better, each alike: Behind below 40 %, "
            f"Nearly there from 40 % and Ready above 90 %. {ENOUGH}",
        ),
        (
            "All others, and all organisations together",
            f"The mean of the organisations’ per cent of the maximum, each alike. {ENOUGH}",
        ),
    ]


def test_one_rule_is_for_everyone():
    assert [whom for whom, _ in meaning(a_round([], scheme=SCHEME.split("constituencies:")[0])).rules] == [
        "Every constituency, and all organisations together"
    ]


def test_a_gate_names_its_cap_and_who_failed_it():
    gates = meaning(four_constituencies()).gates
    assert [(gate.sentence, gate.cap and gate.cap.title, gate.failed) for gate in gates] == [
        ("There is no sponsor.", "Behind", "Failed by 1 of 6 that answered.")
    ]


def test_without_answers_nobody_has_failed_a_gate():
    assert [gate.failed for gate in meaning(a_round([Asked("a", "X")])).gates] == ["Nobody has answered yet."]


def test_coverage_and_rounding_read_as_sentences():
    found = meaning(four_constituencies())
    assert plain(found.coverage) == (
        "An organisation is rated once it has answered at least 60 % of the questions asked; “not applicable” is an answer."
    )
    assert found.rounding == (
        "Figures are rounded to 1 decimal place, halves up, once, when they are reported. "
        "Levels look at the total after rounding. "
        "Response rates, shares and means of sections are rounded to one decimal, halves up."
    )


def test_levels_may_look_at_the_total_before_rounding():
    before = meaning(a_round([], scheme=SCHEME.replace("  on: percent\n", "  on: percent\n  figure: exact\n")))
    assert "Levels look at the total before rounding." in before.rounding


def test_a_scheme_may_round_nothing_and_ask_for_no_coverage():
    bare = SCHEME.replace("rounding: {places: 1}\n", "").replace("  minimum_coverage: 60\n", "")
    found = meaning(a_round([], scheme=bare))
    assert found.coverage == "An organisation is rated however few of its questions it has answered."
    assert found.rounding == (
        "Figures are exact and not rounded. Response rates, shares and means of sections are rounded to one decimal, halves up."
    )


def test_points_are_named_as_points():
    on_points = meaning(a_round([], scheme=SCHEME.replace("on: percent", "on: points")))
    assert plain(on_points.levels[0].start) == "from 80 points"


def test_a_scheme_without_a_scale_rates_nobody():
    found = meaning(a_round([], scheme=SCHEME.split("scale:")[0]))
    assert (found.levels, found.rules, found.gates) == ((), (), ())
    assert found.coverage == "The scheme has no scale, so nobody is rated."
    assert "Levels" not in found.rounding
