"""Conditions by chance, each with its meaning worked out here in three values, and questionnaires full of them."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from operator import eq, ne
from typing import Any

from hypothesis import strategies as st

from questionnaires.definition import Fact, Section
from questionnaires.question_types import Maturity, MultipleChoice, Number, Option, SingleChoice, YesNo
from tests.questionnaires.asking import asking

KEYS = [f"q{number}" for number in range(6)]
ABC = tuple(Option(key=key, text=key.upper()) for key in "abc")
WORDS = {"yes_no": ("yes", "no"), "text": ("a", "b", "c"), "list": ("a", "b", "c")}
FACTS = {
    "listed": Fact(kind="yes_no", title="Listed"),
    "role": Fact(kind="choice", title="Role", options=ABC),
    "markets": Fact(kind="choices", title="Markets", options=ABC),
}
KINDS = {
    "yes_no": partial(YesNo),
    "single_choice": partial(SingleChoice, options=ABC),
    "multiple_choice": partial(MultipleChoice, options=ABC),
    "maturity": partial(Maturity, levels=ABC),
    "number": partial(Number, minimum=Decimal(0), maximum=Decimal(4)),
}
SOME_OF_ABC = [(), ("a",), ("b",), ("c",), ("a", "b"), ("a", "c"), ("b", "c"), ("a", "b", "c")]
ANSWERS = {
    "yes_no": ["yes", "no"],
    "single_choice": ["a", "b", "c"],
    "multiple_choice": SOME_OF_ABC[1:],
    "maturity": ["a", "b", "c"],
    "number": [Decimal(half) / 2 for half in range(9)],
}
PROFILES = st.fixed_dictionaries(
    {},
    optional={
        "listed": st.booleans(),
        "role": st.sampled_from("abc"),
        "markets": st.sampled_from(SOME_OF_ABC).map(list),
    },
)


@dataclass(frozen=True)
class Meaning:
    """CEL text, and what it comes to: true, false, or None for unknown."""

    source: str
    comes_to: Callable[[dict, dict], bool | None]


def _where(name: str, key: str, test: Callable[[Any], bool]) -> Callable[[dict, dict], bool | None]:
    def comes_to(answers: dict, profile: dict) -> bool | None:
        value = (answers if name == "answers" else profile).get(key)
        return None if value is None else test(value)

    return comes_to


def about(name: str, key: str, kind: str) -> list[Meaning]:
    """All that one answer or fact may decide."""
    read = f"{name}.{key}"

    def said(source: str, test: Callable[[Any], bool]) -> Meaning:
        return Meaning(source, _where(name, key, test))

    def is_there(answers: dict, profile: dict) -> bool:
        return key in (answers if name == "answers" else profile)

    found = [Meaning(f"has({read})", is_there), Meaning(f'"{key}" in {name}', is_there)]
    if kind == "boolean":
        found.append(said(read, bool))
    for number in range(5) if kind == "number" else ():
        found += [
            said(f"{read} > {number}.0", lambda value, number=number: value > number),
            said(f"{number}.0 >= {read}", lambda value, number=number: number >= value),
            said(f"{read} == {number}.0", partial(eq, number)),
            said(f"{read} * 2.0 > {number}.0", lambda value, number=number: value * 2 > number),
        ]
    for word in WORDS.get(kind, ()):
        if kind == "list":
            found += [
                said(f'"{word}" in {read}', partial(_holds, word)),
                said(f'{read}.exists(one, one == "{word}")', partial(_holds, word)),
                said(f'{read}.all(one, one == "{word}")', partial(_holds_only, word)),
                said(f"size({read}) > 1", _holds_two),
            ]
        else:
            found += [
                said(f'{read} == "{word}"', partial(eq, word)),
                said(f'{read} != "{word}"', partial(ne, word)),
                said(f'{read} in ["{word}", "b"]', partial(_is_among, (word, "b"))),
            ]
    return found


def _holds(word: str, value: list) -> bool:
    return word in value


def _holds_only(word: str, value: list) -> bool:
    return all(one == word for one in value)


def _holds_two(value: list) -> bool:
    return len(value) > 1


def _is_among(words: tuple, value: str) -> bool:
    return value in words


def meanings(atoms: list[Meaning]) -> st.SearchStrategy[Meaning]:
    """Atoms joined by and, or, not and a choice."""
    atom = st.sampled_from(atoms)
    return st.builds(lambda join, *parts: join(*parts), st.sampled_from(JOINED), atom, atom, atom)


def _both(left: Meaning, right: Meaning) -> Meaning:
    def comes_to(answers: dict, profile: dict) -> bool | None:
        sides = left.comes_to(answers, profile), right.comes_to(answers, profile)
        return False if False in sides else None if None in sides else True

    return Meaning(f"({left.source} && {right.source})", comes_to)


def _either(left: Meaning, right: Meaning) -> Meaning:
    def comes_to(answers: dict, profile: dict) -> bool | None:
        sides = left.comes_to(answers, profile), right.comes_to(answers, profile)
        return True if True in sides else None if None in sides else False

    return Meaning(f"({left.source} || {right.source})", comes_to)


def _not(inner: Meaning) -> Meaning:
    def comes_to(answers: dict, profile: dict) -> bool | None:
        value = inner.comes_to(answers, profile)
        return None if value is None else not value

    return Meaning(f"!({inner.source})", comes_to)


def _chosen(decides: Meaning, one: Meaning, other: Meaning) -> Meaning:
    def comes_to(answers: dict, profile: dict) -> bool | None:
        value = decides.comes_to(answers, profile)
        return None if value is None else (one if value else other).comes_to(answers, profile)

    return Meaning(f"({decides.source} ? {one.source} : {other.source})", comes_to)


JOINED = [
    lambda a, b, c: a,
    lambda a, b, c: _not(a),
    lambda a, b, c: _both(a, b),
    lambda a, b, c: _either(a, _not(b)),
    lambda a, b, c: _either(_both(a, b), c),
    lambda a, b, c: _not(_either(a, _both(b, c))),
    _chosen,
]
ABOUT_FACTS = [
    *about("profile", "listed", "boolean"),
    *about("profile", "role", "text"),
    *about("profile", "markets", "list"),
]


def _about_answer(key: str, kind: str) -> list[Meaning]:
    seen = {"multiple_choice": "list", "number": "number", "yes_no": "yes_no"}.get(kind, "text")
    return about("answers", key, seen)


@st.composite
def conditioned(draw, most=6):
    """A questionnaire whose conditions run in no circle, some over facts, in sections that may have one too."""
    keys = KEYS[: draw(st.integers(1, most))]
    kinds = {key: draw(st.sampled_from(sorted(KINDS))) for key in keys}
    settled: list[str] = []
    questions = {}
    for key in draw(st.permutations(keys)):
        atoms = [*ABOUT_FACTS, *(one for before in settled for one in _about_answer(before, kinds[before]) * 2)]
        condition = draw(st.none() | meanings(atoms))
        facts = {}
        if kinds[key] in ("single_choice", "multiple_choice") and draw(st.booleans()):
            last = Option(key="c", text="C", applies_if=draw(meanings(atoms)).source)
            facts["options"] = (*ABC[:2], last)
        questions[key] = KINDS[kinds[key]](key=key, text=key, applies_if=condition and condition.source, **facts)
        settled.append(key)
    cut = draw(st.integers(0, len(keys)))
    sections = [
        Section(key=name, title=name, questions=tuple(questions[key] for key in part), applies_if=gate and gate.source)
        for name, part, gate in (
            ("open", keys[:cut], None),
            ("gated", keys[cut:], draw(st.none() | meanings(ABOUT_FACTS))),
        )
        if part
    ]
    return asking(sections=tuple(sections), profile=FACTS)


def answers_to(questionnaire) -> st.SearchStrategy[dict]:
    """Answers to some of its questions, asked or not."""
    return st.fixed_dictionaries(
        {},
        optional={key: st.sampled_from(answers_of(question)) for key, question in questionnaire.questions.items()},
    )


def answers_of(question) -> list[Any]:
    return ANSWERS[question.__struct_config__.tag]
