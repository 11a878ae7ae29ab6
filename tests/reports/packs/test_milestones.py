from datetime import date

from questionnaires.loading import load_questionnaire
from reports.comparison import ComparedRound
from reports.packs.document import Chart, Table
from reports.packs.milestones import May, Told, milestones, milestones_untold
from reports.suppression import milestones as decided
from reports.suppression.milestones import Line
from reports.suppression.protected import Protection
from reports.suppression.told import ALL
from scoring.compiling import compile_scheme
from scoring.constituencies import Organisation
from scoring.engine import Engine, Respondent
from scoring.loading import load_scheme
from tests.reports.packs.rounds_to_pack import rows, said, texts

GRID = """
readiness: questionnaire/1
key: plan
version: "1"
title: Plan
sections:
  - key: plan
    title: Plan
    questions:
      - {key: ready, kind: yes_no, text: Ready?}
      - key: dates
        kind: milestone_grid
        text: Where are you?
        milestones: [{key: M9, text: Design}, {key: M10, text: Central systems}]
"""
PLAIN = GRID.partition("      - key: dates")[0]
SCHEME = """
readiness: scheme/1
key: s
version: "1"
title: S
questionnaire: {key: plan}
questions: [{match: ready, options: {yes: 1, no: 0}}]
not_counted: [dates]
"""
ANSWERS = {
    "A": ["M9=complete/2025-01-01/", "M10=in_progress/2025-10-01/low"],
    "B": ["M9=complete/2024-01-01/", "M10=not_started/2025-08-01/high"],
    "C": ["M9=not_applicable//"],
    "D": None,
}
DUES = {"M10": date(2025, 9, 30)}


def told(answers=ANSWERS, text=GRID, title="Round two"):
    questionnaire = load_questionnaire(text, "q")
    compiled = compile_scheme(
        questionnaire, load_scheme(SCHEME.replace("dates", "") if text == PLAIN else SCHEME, "s", questionnaire)
    )
    sheets = {
        key: {
            "ready": "yes",
            **({"dates": questionnaire.questions["dates"].read(given)} if "dates" in questionnaire.questions else {}),
        }
        for key, given in answers.items()
        if given is not None
    }
    one = ComparedRound(
        key=title, title=title, as_of="2025-08-01", questionnaire=questionnaire, compiled=compiled,
        organisations={key: Organisation(id=key, name=key, constituency="Suppliers") for key in answers},
        receipts={key: Engine(compiled).receipt(Respondent(key), sheet) for key, sheet in sheets.items()},
        population_known=True, sheets=sheets,
    )  # fmt: skip
    return Told(one, DUES)


def test_a_chart_stands_before_the_chapter_and_the_first_milestone_ahead_among_the_headlines():
    chapter, headlines = milestones(told(), None, see_parts=True)
    assert [type(one) for one in chapter.blocks] == [Chart, Table, Table]
    chart, table, _ = chapter.blocks
    assert (chart.table, chart.base) == (table.key, table.base)
    assert chart.categories == ("M9 Design (2 of 4)", "M10 Central systems (2 of 4)")
    assert [(one.title, one.values) for one in chart.series] == [
        ("Low", ("0", "1")), ("Medium", ("0", "0")), ("High", ("0", "1")), ("Complete", ("2", "0")),
    ]  # fmt: skip
    sentence = (
        "M10 Central systems: of 2 that said how far it is, of 4 organisations asked, 0 completed it and 1 forecast it with low "
        "confidence, 1 later than planned."
    )
    assert headlines == (("milestones", sentence),)
    assert chart.message == sentence


def test_slippage_is_since_the_round_before_if_it_asked():
    before = told({**ANSWERS, "A": ["M10=in_progress/2025-09-01/high"]}, title="Round one")
    chapter, _ = milestones(told(), before, see_parts=False)
    _, table = chapter.blocks
    assert "slippage since Round one" in table.base
    assert len(rows(table)) == 2
    plain, _ = milestones(told(), told(text=PLAIN), see_parts=False)
    assert "slippage" not in plain.blocks[1].base


def test_where_all_is_complete_or_nothing_is_planned_the_headlines_say_less():
    done, headlines = milestones(told({"A": ["M9=complete/2025-01-01/"]}), None, see_parts=False)
    assert headlines == () and done.blocks[0].alternative.startswith("Nobody has anything ahead.")
    ahead = told({"A": ["M9=in_progress/2025-01-01/low"]})
    _, ((_, sentence),) = milestones(ahead, None, see_parts=False)
    assert said(sentence).endswith("1 forecast it with low confidence.")


def test_a_round_that_asks_nothing_about_milestones_says_so():
    chapter, headlines = milestones(told(text=PLAIN), None, see_parts=True)
    assert headlines == () and "does not ask" in texts(chapter.blocks[0])[0]


def test_whom_it_is_not_told_is_said_where_it_stands():
    assert "the pack for the programme office" in texts(milestones_untold(told().round.questionnaire).blocks[0])[0]
    assert "does not ask" in texts(milestones_untold(told(text=PLAIN).round.questionnaire).blocks[0])[0]


def may(**counts):
    lines = {ALL: Line(figures=True, counts=tuple(counts.get("hidden", ())))}
    return May({key: decided.Told(lines=lines) for key in ("M9", "M10")}, Protection(names=False))


def test_what_is_withheld_is_drawn_together_at_the_end_of_its_bar_and_said_nowhere():
    chapter, ((_, sentence),) = milestones(told(), None, see_parts=True, may=may(hidden=("complete", "late")))
    chart = chapter.blocks[0]
    assert [(one.title, one.values, one.labels) for one in chart.series][-2:] == [
        ("Complete", (None, None), ("", "")), ("Withheld", ("2", None), ("withheld", "")),
    ]  # fmt: skip
    assert sentence.startswith("M9 Design: of 3") and sentence.endswith("asked, 0 forecast it with low confidence.")


def test_where_it_is_not_told_of_how_many_no_length_tells_anything():
    chapter, ((_, sentence),) = milestones(
        told(), None, see_parts=True, may=may(hidden=("concerned", "complete", "confidence low"))
    )
    chart = chapter.blocks[0]
    assert chart.categories[0] == "M9 Design (withheld of 4)"
    assert [one.values for one in chart.series] == [(None, None)] * 4 + [("1", "1")]
    assert "it is withheld how many completed it" in sentence
