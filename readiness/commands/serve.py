"""`readiness serve`: the application for real use, set up by READINESS_* variables."""

import argparse

EPILOG = """Settings are variables, or files that hold their values (READINESS_NAME_FILE): READINESS_HOST (127.0.0.1), READINESS_PORT
(8000), READINESS_DATA_DIR (data), READINESS_DATABASE_URL (SQLite in the data folder), READINESS_PUBLIC_URL, READINESS_TRUSTED_PROXIES,
READINESS_ALLOWED_HOSTS, READINESS_SMTP_URL, READINESS_MAIL_FROM, READINESS_ADMIN_EMAIL, READINESS_SESSION_HOURS (12),
READINESS_MAX_UPLOAD_MB (10), READINESS_METRICS_TOKEN, READINESS_LOG_LEVEL (info)."""


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "serve", help="serve the application, set up by READINESS_* variables", epilog=EPILOG
    )
    parser.add_argument("--workers", type=_some, default=1, metavar="N", help="processes that share the address (1)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 after it was asked to stop; Obstacle where it cannot start."""
    from readiness.serving.starting import start  # noqa: PLC0415 - other commands need neither web nor database

    return start(workers=arguments.workers)


def _some(given: str) -> int:
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= 64:
        raise argparse.ArgumentTypeError("give a whole number from 1 to 64")
    return int(given)
