"""A number with its unit and range."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from questionnaires.answers import Value, decimal_text
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types.numbers import around, as_decimal, outside
from questionnaires.question_types.question import Question
from questionnaires.texts import Text


class Number(Question, frozen=True, kw_only=True, tag="number"):
    """Answered with a decimal number within the range, both ends included."""

    unit: Text | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    places: (
        Annotated[int, Meta(ge=0, le=12, description="The most decimal places allowed; 0 for whole numbers.")] | None
    ) = None

    def read(self, raw: object) -> Value:
        number = as_decimal(raw, self.places)
        if outside(number, self.minimum, self.maximum):
            raise InvalidAnswer(f"{decimal_text(number)} is out of range; give {self._range()}.")
        return number

    def as_condition_value(self, value: Value) -> float:
        assert isinstance(value, Decimal)
        return float(value)

    def samples(self, literals: frozenset[str]) -> Iterator[Value]:
        return around(literals, self.minimum, self.maximum, self.places)

    def problems(self) -> Iterator[tuple[str, str]]:
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            yield "minimum", "The minimum is above the maximum; exchange them."

    def _range(self) -> str:
        if self.minimum is None:
            return f"{decimal_text(self.maximum or Decimal(0))} or less"
        if self.maximum is None:
            return f"{decimal_text(self.minimum)} or more"
        return f"a number from {decimal_text(self.minimum)} to {decimal_text(self.maximum)}"
