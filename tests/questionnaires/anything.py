"""Questionnaires with anything in them that the format can hold; whether they would pass the checks is left to chance."""

from datetime import date
from decimal import Decimal
from functools import partial

from hypothesis import strategies as st

from questionnaires.definition import DeclaredLineage, DeclaredLink, Fact, Questionnaire, Section
from questionnaires.question_types import (
    Day,
    Information,
    LongText,
    Maturity,
    MilestoneGrid,
    MultipleChoice,
    Number,
    Option,
    Percent,
    ShortText,
    SingleChoice,
    YesNo,
)

LOOKS_LIKE_SOMETHING = [
    "yes",
    "No",
    "null",
    "~",
    "true",
    "1",
    "008",
    "1.50",
    "1e3",
    "0x1F",
    "1_000",
    "12:30",
    "=",
    "<<",
]
LOOKS_LIKE_SOMETHING += ["2026-03-31", "- a", "a: b", "#a", "a #b", "*a", "&a", "!a", "|", ">", "[a", "{a", "@a", "`a"]
ANY = st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
WORDS = st.sampled_from(LOOKS_LIKE_SOMETHING) | st.sampled_from(["a\nb\n", " a", "a ", "a\n\n b", "é\u2028"]) | ANY
TEXTS = WORDS | st.dictionaries(st.sampled_from(["en", "fr", "no", "pt-BR"]), WORDS, min_size=1, max_size=2)
KEYS = st.sampled_from([word for word in LOOKS_LIKE_SOMETHING if "*" not in word])
NUMBERS = st.none() | st.decimals("-1e20", "1e20", places=3) | st.sampled_from([Decimal("1E+2"), Decimal("0.10")])
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
PERHAPS = st.none() | TEXTS
SOURCES = st.none() | st.sampled_from(
    ['answers.a == "x"', "profile.n > 1.0 // why", "has(answers.no)", "'a: b' == '#'"]
)
OPTIONS = st.builds(Option, key=KEYS, text=TEXTS, guidance=PERHAPS, exclusive=st.booleans(), applies_if=SOURCES)
SHARED = partial(
    st.builds,
    key=KEYS,
    text=TEXTS,
    number=st.none() | WORDS,
    guidance=PERHAPS,
    evidence=PERHAPS,
    required=st.booleans(),
    not_applicable=st.booleans(),
    applies_if=SOURCES,
    themes=st.lists(WORDS, max_size=2).map(tuple),
)
PLACES = st.none() | st.integers(0, 12)
QUESTIONS = st.one_of(
    SHARED(YesNo),
    SHARED(SingleChoice, options=st.lists(OPTIONS, min_size=1, max_size=3).map(tuple)),
    SHARED(
        MultipleChoice, options=st.lists(OPTIONS, min_size=1, max_size=3).map(tuple), at_most=st.none() | st.just(2)
    ),
    SHARED(Maturity, levels=st.lists(OPTIONS, min_size=2, max_size=3).map(tuple)),
    SHARED(MilestoneGrid, milestones=st.lists(OPTIONS, min_size=1, max_size=3).map(tuple)),
    SHARED(Number, unit=PERHAPS, minimum=NUMBERS, maximum=NUMBERS, places=PLACES),
    SHARED(Percent, minimum=NUMBERS.filter(lambda number: number is not None), places=PLACES),
    SHARED(Day, earliest=DAYS, latest=DAYS),
    SHARED(ShortText, most_characters=st.integers(1, 1000)),
    SHARED(LongText, most_characters=st.integers(1, 1000)),
    SHARED(Information),
)
FACTS = st.builds(
    Fact,
    kind=st.sampled_from(["text", "choice", "choices", "number", "yes_no"]),
    title=TEXTS,
    options=st.lists(OPTIONS, max_size=2).map(tuple),
    default=st.none() | st.booleans() | st.integers(-5, 10**12) | WORDS | st.lists(WORDS, max_size=2).map(tuple),
)
LINKS = st.builds(
    DeclaredLink,
    verdict=st.sampled_from(["same", "new", "retired"]),
    old=st.lists(KEYS, max_size=2).map(tuple),
    comparable=st.booleans(),
    reason=TEXTS,
)


def _section(inner: st.SearchStrategy[tuple[Section, ...]]) -> st.SearchStrategy[Section]:
    return st.builds(
        Section,
        key=KEYS,
        title=TEXTS,
        guidance=PERHAPS,
        applies_if=SOURCES,
        questions=st.lists(QUESTIONS, max_size=2).map(tuple),
        sections=inner,
    )


def questionnaires() -> st.SearchStrategy[Questionnaire]:
    inner = st.lists(_section(st.just(())), max_size=1).map(tuple)
    return st.builds(
        Questionnaire,
        readiness=st.just("questionnaire/1"),
        key=KEYS,
        version=KEYS,
        title=TEXTS,
        kind=st.sampled_from(["readiness", "qualification"]),
        language=st.sampled_from(["en", "no"]),
        languages=st.lists(st.sampled_from(["en", "no"]), max_size=2).map(tuple),
        description=PERHAPS,
        source=PERHAPS,
        profile=st.dictionaries(KEYS, FACTS, max_size=2),
        sections=st.lists(_section(inner), min_size=1, max_size=2).map(tuple),
        lineage=st.none() | st.builds(DeclaredLineage, since=WORDS, links=st.lists(LINKS, max_size=2).map(tuple)),
    )
