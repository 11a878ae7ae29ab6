"""`python -m readiness.migrations NAME MESSAGE`: writes the next step of the schema from what the tables declare."""

import sys
import tempfile
from pathlib import Path

from readiness.database import make_engine
from readiness.migrations.running import add_step, migrate

with tempfile.TemporaryDirectory() as folder:
    engine = make_engine(f"sqlite:///{Path(folder) / 'schema.db'}")
    migrate(engine)
    add_step(engine, sys.argv[2], sys.argv[1])
