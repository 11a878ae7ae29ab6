"""Receipts: full responses to 60 questions, more and more of them, to see that each takes as long as the one before."""

from time import process_time

from scoring.compiling import compile_scheme
from scoring.engine import Engine, Respondent
from tests.bench.measuring import Row, seconds
from tests.bench.worlds import sixty, sixty_sheets

COUNTS = (1_000, 3_000, 10_000)


def rows() -> list[Row]:
    compiled = compile_scheme(*sixty())
    sheets = sixty_sheets(max(COUNTS))
    respondents = [Respondent(f"organisation-{at}") for at in range(max(COUNTS))]

    def receipts(count: int) -> None:
        engine = Engine(compiled)
        kept = [engine.receipt(respondents[at], sheets[at]) for at in range(count)]
        assert len(kept) == count

    taken = {count: seconds(lambda count=count: receipts(count), 3) for count in COUNTS}
    found = [
        Row(f"score {count:,} responses of 60 answers, with receipts", f"{count / one:,.0f} a second")
        for count, one in taken.items()
    ]
    few, many = COUNTS[0], COUNTS[-1]
    # Processor time: other work on the machine must not look like growth.
    growth = (
        seconds(lambda: receipts(many), 3, process_time)
        / many
        / (seconds(lambda: receipts(few), 5, process_time) / few)
    )
    what = f"processor time for each of {many:,} against each of {few:,}"
    return [*found, Row(what, f"{growth:.2f} times", "at most 1.2", growth <= 1.2)]
