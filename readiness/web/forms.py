"""What a form sent, as texts."""

from collections.abc import Mapping
from typing import Any

from litestar.datastructures import UploadFile

from readiness.problems import Unfit


class Form:
    """Fields by name. A field that was not sent is an empty text."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    def __contains__(self, name: str) -> bool:
        return name in self._data

    def text(self, name: str) -> str:
        """The field without space at its ends; the last one where it was sent twice."""
        sent = self.texts(name)
        return sent[-1] if sent else ""

    def texts(self, name: str) -> list[str]:
        """Every value of a field that may be sent several times."""
        value = self._data.get(name, [])
        values = value if isinstance(value, list) else [value]
        return [one.strip() for one in values if isinstance(one, str)]

    def file(self, name: str) -> tuple[str, bytes]:
        """Name and content. Raises Unfit where no file was chosen."""
        value = self._data.get(name)
        if isinstance(value, list):
            value = value[-1]
        if not isinstance(value, UploadFile) or not value.filename:
            raise Unfit({name: "Choose a file."})
        return value.filename, value.file.read()
