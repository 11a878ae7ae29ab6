"""What stops a request, as one sentence for its reader. Each has the HTTP status it becomes; `web` turns it into a page."""

from collections.abc import Mapping
from typing import ClassVar


class Stopped(Exception):
    """Something the person must know before going on."""

    status: ClassVar[int] = 400
    title: ClassVar[str] = "That did not work"

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class NotFound(Stopped):
    """Missing and forbidden are the same, so nobody learns what exists."""

    status = 404
    title = "We cannot find that"

    def __init__(self, sentence: str = "It may have been moved, or you may not have access to it.") -> None:
        super().__init__(sentence)


class SignInNeeded(Stopped):
    status = 401
    title = "Sign in first"

    def __init__(self) -> None:
        super().__init__("Sign in to see this page.")


class NotAllowedNow(Stopped):
    """The state of things does not allow it, or someone else was first."""

    status = 409
    title = "That is not possible now"


class TooMany(Stopped):
    """A limit on how often; `seconds` until it is worth trying again."""

    status = 429
    title = "Too many attempts"

    def __init__(self, sentence: str, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(sentence)


class Unfit(Stopped):
    """Input that cannot be used: the name of each field and its sentence. The form is shown again with them."""

    status = 422
    title = "There is a problem"

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        super().__init__(" ".join(self.errors.values()))
