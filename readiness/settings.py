"""How this installation is set up: `READINESS_*` variables, or files that hold their values (`READINESS_NAME_FILE`)."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.utils import parseaddr
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

_KINDS = ("sqlite", "postgresql")


class WrongSetting(Exception):
    """A setting that cannot be used, as a sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Settings:
    host: str
    port: int
    data_dir: Path
    database_url: str
    public_url: str
    """Where people reach it, without a slash at the end; links in mails begin with it."""
    trusted_proxies: tuple[str, ...]
    """Addresses whose X-Forwarded headers are believed."""
    allowed_hosts: tuple[str, ...]
    smtp_url: str | None
    """smtp://[USER:PASSWORD@]HOST:PORT, smtps://..., or None: mails wait in the outbox."""
    mail_from: str
    """An address, or NAME <ADDRESS>."""
    log_level: str
    max_upload_mb: int
    session_hours: int
    metrics_token: str | None
    admin_email: str | None
    """Of the first administrator, whose link is printed when the database has nobody yet."""
    demonstration: bool
    """Whether sign-in links of demonstration roles are printed at the start, and pages may show mails that wait."""

    @property
    def is_secure(self) -> bool:
        return self.public_url.startswith("https://")


def settings_from(environ: Mapping[str, str] = os.environ, *, demonstration: bool = False) -> Settings:
    """Raises WrongSetting with the variable, what is wrong and what to give."""
    read = _Reader(environ)
    data_dir = Path(read.text("READINESS_DATA_DIR", "data"))
    host, port = read.text("READINESS_HOST", "127.0.0.1"), read.number("READINESS_PORT", 8000, 1, 65535)
    public_url = read.checked("READINESS_PUBLIC_URL", f"http://{_reachable(host)}:{port}", _public_url)
    own = urlsplit(public_url).hostname or host
    return Settings(
        host=host,
        port=port,
        data_dir=data_dir,
        database_url=read.checked("READINESS_DATABASE_URL", f"sqlite:///{data_dir / 'readiness.db'}", _database_url),
        public_url=public_url,
        trusted_proxies=tuple(read.checked("READINESS_TRUSTED_PROXIES", "", _networks).split()),
        allowed_hosts=read.listed("READINESS_ALLOWED_HOSTS") or tuple(dict.fromkeys((own, "127.0.0.1", "localhost"))),
        smtp_url=read.checked("READINESS_SMTP_URL", "", _smtp_url) or None,
        mail_from=read.checked(
            "READINESS_MAIL_FROM", f"readiness@{own if '.' in own else 'localhost.localdomain'}", _sender
        ),
        log_level=read.checked("READINESS_LOG_LEVEL", "info", _log_level),
        max_upload_mb=read.number("READINESS_MAX_UPLOAD_MB", 10, 1, 1000),
        session_hours=read.number("READINESS_SESSION_HOURS", 12, 1, 24 * 90),
        metrics_token=read.text("READINESS_METRICS_TOKEN", "") or None,
        admin_email=read.checked("READINESS_ADMIN_EMAIL", "", _email) or None,
        demonstration=demonstration,
    )


class _Reader:
    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        known = {f"READINESS_{name}" for name in _NAMES}
        for name in environ:
            if name.startswith("READINESS_") and name.removesuffix("_FILE") not in known:
                raise WrongSetting(f"{name} is not a setting. There are: {', '.join(sorted(known))}.")

    def text(self, name: str, default: str) -> str:
        file = self.environ.get(f"{name}_FILE")
        if file is not None and name in self.environ:
            raise WrongSetting(f"{name} and {name}_FILE are both given; keep one.")
        if file is not None:
            return self._content(f"{name}_FILE", file)
        return self.environ.get(name, "").strip() or default

    def _content(self, name: str, file: str) -> str:
        try:
            found = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "it is not UTF-8 text"
            raise WrongSetting(f"{name} names {file}, which cannot be read ({why}).") from None
        if not found:
            raise WrongSetting(f"{name} names {file}, which is empty; write the value into it.")
        return found

    def number(self, name: str, default: int, least: int, most: int) -> int:
        given = self.text(name, str(default))
        if not given.isascii() or not given.isdigit() or not least <= int(given) <= most:
            raise WrongSetting(f"{name} is {given!r}; give a whole number from {least} to {most}.")
        return int(given)

    def listed(self, name: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.text(name, "").split(",") if part.strip())

    def checked(self, name: str, default: str, check: Callable[[str], str]) -> str:
        given = self.text(name, default)
        try:
            return check(given)
        except ValueError as error:
            raise WrongSetting(f"{name} {error}") from None


def _reachable(host: str) -> str:
    """The host as an address has it; a server on all addresses of the machine is at least on this one."""
    if host in ("0.0.0.0", "::"):
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _networks(given: str) -> str:
    parts = given.replace(",", " ").split()
    for part in parts:
        try:
            ip_network(part)
        except ValueError:
            raise ValueError(
                f"names {part!r}; give addresses or networks of your proxies, such as 10.0.0.5, 10.1.0.0/16."
            ) from None
    return " ".join(parts)


def is_email(given: str) -> bool:
    name, _, host = given.partition("@")
    return bool(name) and "." in host and "@" not in host and not set(given) & set(" ,;<>") and len(given) <= 254


def _email(given: str) -> str:
    if given and not is_email(given):
        raise ValueError(f"is {given!r}; give one e-mail address.")
    return given.lower()


def _sender(given: str) -> str:
    name, address = parseaddr(given)
    try:
        Address(name, addr_spec=address)
    except (ValueError, HeaderParseError, IndexError):
        address = ""
    if "@" not in address or not given.isprintable():
        raise ValueError(f"is {given!r}; give an address, or a name and an address: Readiness <readiness@example.org>.")
    return given


def _public_url(given: str) -> str:
    try:
        parts = urlsplit(given)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError(f"is {given!r}; give the address people use, such as https://readiness.example.org.")
    return given.rstrip("/")


def _database_url(given: str) -> str:
    try:
        address = make_url(given)
        kind = address.get_backend_name()
    except (ArgumentError, ValueError):
        kind = ""
    if kind not in _KINDS or (kind == "sqlite" and address.database in (None, "", ":memory:")):
        raise ValueError(
            "is not an address of a database; give sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."
        )
    return given


def _smtp_url(given: str) -> str:
    if not given:
        return given
    parts = urlsplit(given)
    try:
        port = parts.port
    except ValueError:
        port = None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or port is None:
        raise ValueError("is not an address of a mail server; give smtp://[USER:PASSWORD@]HOST:PORT or smtps://... .")
    return given


def _log_level(given: str) -> str:
    if given.lower() not in ("debug", "info", "warning", "error"):
        raise ValueError(f"is {given!r}; give debug, info, warning or error.")
    return given.lower()


_NAMES = (
    "HOST", "PORT", "DATA_DIR", "DATABASE_URL", "PUBLIC_URL", "TRUSTED_PROXIES", "ALLOWED_HOSTS", "SMTP_URL", "MAIL_FROM",
    "LOG_LEVEL", "MAX_UPLOAD_MB", "SESSION_HOURS", "METRICS_TOKEN", "ADMIN_EMAIL",
)  # fmt: skip
