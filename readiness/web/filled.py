"""A form as it is shown: what stands in its fields, and the sentence beside each that does not fit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from readiness.problems import Unfit


@dataclass(frozen=True, slots=True)
class Filled:
    values: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str, default: str = "") -> str:
        found = self.values.get(name, default)
        return str(found[-1] if isinstance(found, list) and found else found or "")

    def chosen(self, name: str) -> tuple[str, ...]:
        """Every value of a field that may be sent several times."""
        found = self.values.get(name, ())
        return tuple(found) if isinstance(found, list | tuple) else (str(found),)

    def error(self, name: str) -> str:
        return self.errors.get(name, "")

    def day(self, name: str) -> tuple[str, str, str]:
        return self.value(f"{name}-day"), self.value(f"{name}-month"), self.value(f"{name}-year")

    @property
    def summary(self) -> tuple[tuple[str, str], ...]:
        """For the error summary: (id of the field, sentence)."""
        return tuple(self.errors.items())


def refilled(data: Mapping[str, Any], unfit: Unfit) -> Filled:
    """The form as it was sent, with what is wrong with it."""
    return Filled(data, unfit.errors)
