"""A share in per cent."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from questionnaires.answers import Value, decimal_text
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types.numbers import around, as_decimal, outside
from questionnaires.question_types.question import Question


class Percent(Question, frozen=True, kw_only=True, tag="percent"):
    """Answered with a number from 0 to 100 (unless stated otherwise), without the sign or with it."""

    minimum: Decimal = Decimal(0)
    maximum: Decimal = Decimal(100)
    places: Annotated[int, Meta(ge=0, le=12, description="The most decimal places allowed.")] | None = None

    def read(self, raw: object) -> Value:
        number = as_decimal(raw.strip().removesuffix("%") if isinstance(raw, str) else raw, self.places)
        if outside(number, self.minimum, self.maximum):
            raise InvalidAnswer(
                f"{decimal_text(number)} is out of range; give a percentage from "
                f"{decimal_text(self.minimum)} to {decimal_text(self.maximum)}."
            )
        return number

    def as_condition_value(self, value: Value) -> float:
        assert isinstance(value, Decimal)
        return float(value)

    def samples(self, literals: frozenset[str]) -> Iterator[Value]:
        return around(literals, self.minimum, self.maximum, self.places)

    def problems(self) -> Iterator[tuple[str, str]]:
        if self.minimum > self.maximum:
            yield "minimum", "The minimum is above the maximum; exchange them."
