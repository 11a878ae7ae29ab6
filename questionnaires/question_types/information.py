"""Text to read: nothing to answer."""

from typing import ClassVar

from questionnaires.question_types.question import Question


class Information(Question, frozen=True, kw_only=True, tag="information"):
    """Words shown between questions. It is never answered, counted or scored."""

    is_asked_for_an_answer: ClassVar[bool] = False
