"""Where short handlers run. A statement on SQLite takes less than a hop to another thread; PostgreSQL waits on the network."""

import os

IN_THREAD = not os.environ.get("READINESS_DATABASE_URL", "sqlite").startswith("sqlite")
"""For `sync_to_thread` of handlers that take well under a millisecond of database time. Long ones say True."""
