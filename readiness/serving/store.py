"""The database of this installation, reached and fit to be used, or an obstacle in one sentence."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from readiness.database import for_reading, is_sqlite, make_engine
from readiness.migrations.states import State, state_of
from readiness.serving.obstacles import Obstacle
from readiness.settings import Settings, WrongSetting, settings_from


def settings_or_obstacle(environ: Mapping[str, str] = os.environ, *, demonstration: bool = False) -> Settings:
    try:
        return settings_from(environ, demonstration=demonstration)
    except WrongSetting as wrong:
        raise Obstacle(str(wrong), code=2) from None


def prepare_folder(folder: Path) -> None:
    """The data folder, for its owner only, since it may hold every answer."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Obstacle(
            f"The data folder {folder} cannot be made ({error.strerror}); name another in READINESS_DATA_DIR."
        ) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Obstacle(
            f"The data folder {folder} cannot be written to; let this user write there, or name another in READINESS_DATA_DIR."
        )


@contextmanager
def reached(settings: Settings) -> Iterator[Engine]:
    """An engine whose database answers. Without the password, wherever its address is shown."""
    engine = make_engine(settings.database_url)
    if is_sqlite(engine):
        prepare_folder(settings.data_dir)
    try:
        with for_reading(engine).connect():
            pass
    except (DBAPIError, sqlite3.Error) as error:
        engine.dispose()
        raise Obstacle(_unreachable(settings.database_url, error)) from None
    try:
        yield engine
    finally:
        engine.dispose()


def check_schema(engine: Engine) -> None:
    """An empty database gets its schema at once; any other must have it already."""
    if state_of(engine) is State.EMPTY:
        from readiness.migrations.running import migrate  # noqa: PLC0415 - loads slowly, and most starts need none

        migrate(engine)
    require_current(engine)


def require_current(engine: Engine) -> None:
    state = state_of(engine)
    if state is State.EMPTY:
        raise Obstacle("The database is empty; check READINESS_DATABASE_URL and READINESS_DATA_DIR.")
    if state is State.BEHIND:
        raise Obstacle("The database has an older schema; make a backup, then run `readiness migrate`.")
    refuse_strange(state)


def refuse_strange(state: State) -> None:
    if state is State.AHEAD:
        raise Obstacle("The database has a schema newer than this version of Readiness; run the newer version.")
    if state is State.FOREIGN:
        raise Obstacle(
            "The database holds tables that are not Readiness's; name an empty one in READINESS_DATABASE_URL."
        )


def _unreachable(url: str, error: DBAPIError | sqlite3.Error) -> str:
    address = make_url(url)
    shown = address.render_as_string(hide_password=True)
    why = " ".join(str(error.orig if isinstance(error, DBAPIError) else error).split())
    if address.get_backend_name() == "sqlite":
        return f"The database {shown} cannot be opened ({why}); check that its folder exists and can be written to."
    return f"The database {shown} cannot be reached ({why}); check that it runs, and READINESS_DATABASE_URL."
