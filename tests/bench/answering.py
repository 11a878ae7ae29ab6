"""What happens while a respondent answers: one answer changes, or all of them are read."""

from questionnaires.applicability import Plan
from tests.bench.measuring import Row, seconds, under
from tests.bench.worlds import large, large_answers

PROFILE = {"role": "supplier"}


def rows() -> list[Row]:
    questions, raw = large().questions, large_answers()
    sheet = {key: questions[key].read(value) for key, value in raw.items()}
    plan = Plan(large())
    before = plan.applied(sheet, PROFILE)
    changed = [sheet | {key: "no"} for key in ("q0", "q250", "q495")]

    def one_answer() -> None:
        for key, after in zip(("q0", "q250", "q495"), changed, strict=True):
            plan.after(before, after, PROFILE, key)

    def all_answers() -> None:
        for key, value in raw.items():
            questions[key].read(value)

    return [
        under("work out again what is asked after one answer of 500", seconds(one_answer, 101) / 3, 1),
        under("work out from nothing what is asked of 500", seconds(lambda: plan.applied(sheet, PROFILE), 31), 5),
        under("validate all 500 answers", seconds(all_answers, 31), 5),
    ]
