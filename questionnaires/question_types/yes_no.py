"""Yes or no."""

from collections.abc import Iterator

from questionnaires.answers import Value
from questionnaires.question_types.choices import as_key, one_of
from questionnaires.question_types.question import Option, Question

YES, NO = Option(key="yes", text={"en": "Yes", "fr": "Oui"}), Option(key="no", text={"en": "No", "fr": "Non"})


class YesNo(Question, frozen=True, kw_only=True, tag="yes_no"):
    """Answered `yes` or `no`; true and false are understood."""

    @property
    def choices(self) -> tuple[Option, ...]:
        return (YES, NO)

    def read(self, raw: object) -> Value:
        spelt = {"true": "yes", "false": "no"}
        key = as_key(raw)
        return one_of(spelt.get(key.lower(), key.lower()), self.choices)

    def samples(self, literals: frozenset[str]) -> Iterator[Value]:
        return iter(("yes", "no"))
