"""Answers that browsers may keep: tagged by what they were made from, and not sent again to who has them."""

from collections.abc import Callable
from typing import Any

from litestar import Request, Response

FOR_EVER = "private, max-age=31536000, immutable"
ASK_AGAIN = "private, no-cache"


def answered_once(
    request: Request[Any, Any, Any], tag: str, make: Callable[[], bytes], media_type: str, *, for_ever: bool
) -> Response[bytes]:
    """`tag` stands for everything the answer is made from; `for_ever`: the address it was asked under does, too."""
    headers = {"etag": f'"{tag}"', "cache-control": FOR_EVER if for_ever else ASK_AGAIN, "vary": "cookie"}
    asked = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if headers["etag"] in asked:
        return Response(b"", status_code=304, headers=headers, media_type=media_type)
    return Response(make(), headers=headers, media_type=media_type)
