"""The server alone: `python -m tests.bench.serving`."""

from tests.bench import machine, measuring
from tests.bench.serving import everything

print(machine.description(), flush=True)
print(measuring.table(list(everything.rows())))
