"""The application as each process of the server makes it for itself. Imported only once READINESS_DATABASE_URL is set."""

from litestar import Litestar

from readiness.app import make_app
from readiness.database import make_engine
from readiness.logs import configure
from readiness.settings import Settings, settings_from


def application() -> Litestar:
    """For one of several processes: everything it needs comes from the environment."""
    return application_of(settings_from())


def application_of(settings: Settings) -> Litestar:
    configure(settings.log_level)
    return make_app(settings, make_engine(settings.database_url))
