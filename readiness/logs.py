"""Structured logs: a line of JSON for each event, on standard error. Neither answers nor addresses of people reach them."""

import logging
import sys
import traceback
from types import TracebackType
from typing import Any

import structlog

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def configure(level: str) -> None:
    """Our own events, and beside them the warnings of libraries in the same form."""
    structlog.configure(
        processors=[*_SHARED, _with_traceback, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _with_traceback,
                structlog.processors.JSONRenderer(),
            ],
            keep_exc_info=True,
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


def described(error: BaseException) -> str:
    """Where it happened and what kind it was. Its message is left out: those of databases hold what was to be stored."""
    parts = []
    while True:
        frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
        parts.append("".join(frames) + _kind(error))
        if error.__cause__ is not None:
            error = error.__cause__
        elif error.__context__ is not None and not error.__suppress_context__:
            error = error.__context__
        else:
            break
    return "\n\nafter\n\n".join(parts)


def _kind(error: BaseException) -> str:
    """The class, and what databases call it: a code, and the name of the constraint that was broken."""
    named = [
        getattr(error, "sqlite_errorname", None),
        getattr(error, "sqlstate", None),
        getattr(getattr(error, "diag", None), "constraint_name", None),
    ]
    return " ".join([type(error).__qualname__, *(str(one) for one in named if one)])


def _with_traceback(_logger: Any, _name: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    given = event.pop("exc_info", None)
    if given is True:
        given = sys.exc_info()
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["exception"] = described(error)
    return event


_SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
