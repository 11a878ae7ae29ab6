"""Keys of questions and sections in addresses. A key may hold any sign, so it is written twice over: what a server takes apart
before it looks for the route stays whole."""

from urllib.parse import quote, unquote


def in_address(key: str) -> str:
    """The key as part of a path; the key itself where it is made of plain letters, figures, `-`, `_` and `.`."""
    once = quote(key, safe="")
    if set(once) == {"."}:  # a browser would take it for a folder
        once = once.replace(".", "%2E")
    return quote(once, safe="")


def from_address(part: str) -> str:
    return unquote(part)
