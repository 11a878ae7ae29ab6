"""Someone at a browser without JavaScript: keeps cookies, sends the token of forms, follows nothing by itself."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from httpx import Response
from litestar import Litestar
from litestar.testing import TestClient

from readiness.settings import Settings, settings_from
from readiness.web.visit import SESSION_COOKIE

_TOKEN = re.compile(r'name="_csrf_token" value="([^"]+)"')


def settings_for_tests(**environ: str) -> Settings:
    given = {
        "READINESS_PUBLIC_URL": "http://testserver.local",
        "READINESS_DATA_DIR": str(Path("build/tests")),
        **environ,
    }
    return settings_from(given)


@dataclass
class Visitor:
    client: TestClient[Litestar]
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **more: Any) -> Response:
        return self._send("GET", path, **more)

    def head(self, path: str) -> Response:
        return self._send("HEAD", path)

    def post(self, path: str, data: dict[str, Any] | None = None, *, files: Any = None, htmx: bool = False) -> Response:
        """Sends a form with the token this visitor was given; gets one first where there is none yet."""
        if "readiness_csrf" not in self.cookies:
            self.get("/health")
        headers = {"hx-request": "true"} if htmx else {}
        sent = {**(data or {}), "_csrf_token": self.cookies["readiness_csrf"]}
        return self._send("POST", path, data=sent, files=files, headers=headers)

    def follow(self, response: Response) -> Response:
        """The page a redirect leads to."""
        assert response.status_code == 303, (response.status_code, response.text[:500])
        return self.get(response.headers["location"])

    def _send(self, method: str, path: str, headers: dict[str, str] | None = None, **more: Any) -> Response:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        response = self.client.request(
            method,
            path,
            headers={**(headers or {}), **({"cookie": cookie} if cookie else {})},
            follow_redirects=False,
            **more,
        )
        for name, value in response.cookies.items():
            self.cookies[name] = value
        for header in response.headers.get_list("set-cookie"):
            if "Max-Age=0" in header or "max-age=0" in header:
                self.cookies.pop(header.partition("=")[0], None)
        self.client.cookies.clear()
        return response


def as_person(client: TestClient[Litestar], secret: str) -> Visitor:
    """Signed in with a session that exists."""
    return Visitor(client, {SESSION_COOKIE: secret})


def words_of(response: Response) -> str:
    """The text of a page as one line, tags left out."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", response.text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())
