"""A million responses at once, beside one matrix product over the same points, both on one thread.

The threads of the matrix product are fixed before numpy is imported, so this runs as a process of its own.
"""

import json
import os
import subprocess
import sys
import tracemalloc

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from questionnaires.definition import Questionnaire
from scoring.bulk import FIRST_ANSWER, NOT_APPLICABLE, BulkScorer
from scoring.compiling import compile_scheme
from tests.bench.measuring import Row, seconds
from tests.bench.worlds import sixty

ROWS, QUESTIONS, SECTIONS = 1_000_000, 60, 6
ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
}


def rows() -> list[Row]:
    command = [sys.executable, "-m", "tests.bench.bulk"]
    done = subprocess.run(command, env=os.environ | ONE_THREAD, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    product = found["product"]
    return [
        Row(
            f"one matrix product, {ROWS:,} x {QUESTIONS} by {QUESTIONS} x {SECTIONS}, float32",
            f"{product * 1e3:,.0f} ms",
        ),
        _row("bulk totals and ratings of the same, every question counted", found["bulk"], product, 5),
        _row("    the same where any answer may be not applicable and left out", found["left_out"], product, None),
        Row("    memory beyond input and output", f"{found['extra'] / 1e6:,.0f} MB"),
        Row(
            "    input (codes) and output (totals, maxima, ratings)",
            f"{found['input'] / 1e6:,.0f} and {found['output'] / 1e6:,.0f} MB",
        ),
    ]


def _row(what: str, taken: float, product: float, most: float | None) -> Row:
    ratio = taken / product
    found = f"{taken * 1e3:,.0f} ms, {ratio:.1f} times the product"
    return Row(what, found) if most is None else Row(what, found, f"at most {most:g} times", ratio <= most)


def measured() -> dict[str, float]:
    """Seconds and bytes."""
    chance = np.random.default_rng(1)
    codes = chance.integers(FIRST_ANSWER, FIRST_ANSWER + 5, (ROWS, QUESTIONS), dtype=np.uint8)
    questionnaire, scheme = sixty()
    scorer = BulkScorer(compile_scheme(questionnaire, scheme))
    found = {"product": _product(codes), "bulk": seconds(lambda: scorer.scores(codes), 7), "input": codes.nbytes}
    tracemalloc.start()
    scores = scorer.scores(codes)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(scores.rating) == ROWS
    lenient = BulkScorer(compile_scheme(_where_any_may_be_not_applicable(questionnaire), scheme))
    codes[chance.random(codes.shape, np.float32) < 0.1] = NOT_APPLICABLE
    return found | {"extra": peak - kept, "output": kept, "left_out": seconds(lambda: lenient.scores(codes), 5)}


def _product(codes: NDArray[np.uint8]) -> float:
    points = (codes - FIRST_ANSWER).astype(np.float32)
    weights = np.zeros((QUESTIONS, SECTIONS), np.float32)
    weights[np.arange(QUESTIONS), np.arange(QUESTIONS) // 10] = 1 + np.arange(QUESTIONS) % 3
    return seconds(lambda: points @ weights, 7)


def _where_any_may_be_not_applicable(questionnaire: Questionnaire) -> Questionnaire:
    sections = tuple(
        replace(section, questions=tuple(replace(one, not_applicable=True) for one in section.questions))
        for section in questionnaire.sections
    )
    return replace(questionnaire, sections=sections)


if __name__ == "__main__":
    print(json.dumps(measured()))
