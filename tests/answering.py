"""Fields of forms with answers, as the pages of questions send them."""

from typing import Any


def given(key: str, value: str | list[str], version: int = 0, **more: str) -> dict[str, Any]:
    """One answer over the version that was shown; `more` are further fields by letter, such as r for a reason."""
    return {f"a.{key}": value, f"v.{key}": str(version), **{f"{letter}.{key}": text for letter, text in more.items()}}
