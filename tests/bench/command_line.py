"""The same through the command line: files read, checked, scored, and receipts written as JSON lines."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from questionnaires.exchange.own import as_plain, dump_yaml
from tests.bench.measuring import Row
from tests.bench.worlds import sixty, sixty_sheets

COUNT = 10_000


def rows() -> list[Row]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        questionnaire, scheme = sixty()
        (folder / "q.yaml").write_text(dump_yaml(as_plain(questionnaire)))
        (folder / "s.yaml").write_text(dump_yaml(as_plain(scheme)))
        with (folder / "a.jsonl").open("w") as file:
            for at, sheet in enumerate(sixty_sheets(COUNT)):
                file.write(json.dumps({"organisation": f"organisation-{at}", "answers": sheet}) + "\n")
        runs = [_run(folder) for _ in range(3)]
        size = (folder / "r.jsonl").stat().st_size
    taken, peak = median(one for one, _ in runs), max(peak for _, peak in runs)
    what = f"`readiness score`, {COUNT:,} responses, {size / 1e6:,.0f} MB of receipts"
    return [
        Row(what, f"{taken:,.1f} s, {COUNT / taken:,.0f} a second"),
        Row("    peak memory", f"{peak / 1e6:,.0f} MB"),
    ]


def _run(folder: Path) -> tuple[float, float]:
    """(seconds, bytes at the peak)."""
    files = {"--questionnaire": "q.yaml", "--scheme": "s.yaml", "--answers": "a.jsonl", "--out": "r.jsonl"}
    command = [sys.executable, "-m", "readiness", "score"]
    for option, file in files.items():
        command += [option, str(folder / file)]
    began = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"readiness score ended with {process.returncode}"
    return perf_counter() - began, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
