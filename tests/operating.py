"""Someone at a real server over the network: a session, the token of forms, and nothing else kept."""

from typing import Any

import httpx

from readiness.web.visit import SESSION_COOKIE

TOKEN = "readiness_csrf"


class Caller:
    """Cookies are sent to whichever server is asked: several servers are one."""

    def __init__(self, secret: str | None = None) -> None:
        self.cookies = {} if secret is None else {SESSION_COOKIE: secret}
        self.client = httpx.Client(timeout=30)

    def __enter__(self) -> "Caller":
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def get(self, url: str) -> httpx.Response:
        return self._kept(self.client.get(url, headers=self._headers()))

    def post(self, url: str, data: dict[str, Any], *, htmx: bool = True) -> httpx.Response:
        """The token must have been got before, by any GET."""
        headers = {**self._headers(), **({"hx-request": "true"} if htmx else {})}
        return self._kept(self.client.post(url, data={**data, "_csrf_token": self.cookies[TOKEN]}, headers=headers))

    def _headers(self) -> dict[str, str]:
        return {"cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}

    def _kept(self, answer: httpx.Response) -> httpx.Response:
        self.cookies.update(answer.cookies.items())
        self.client.cookies.clear()
        return answer
