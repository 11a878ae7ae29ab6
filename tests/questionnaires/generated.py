"""Pairs of versions as chance would write them: few keys and few words, so that much stays, moves, changes and clashes."""

from hypothesis import strategies as st

from questionnaires.definition import DeclaredLineage, DeclaredLink, Section
from questionnaires.question_types import Information, Maturity, Number, Option, SingleChoice, YesNo
from tests.questionnaires.asking import asking

KEYS = [f"q{number}" for number in range(9)]
LONG = (
    "Has your organisation agreed its plan for the migration of data with every party that owns some of this data and"
)
SENTENCES = [
    "Plan?",
    "Plan",
    "Is there a plan?",
    "Is the migration plan agreed with the data owners?",
    "Is the migration plan not agreed with the data owners?",
    "Is the migration plan agreed?",
    "Are the data owners agreed with?",
    f"{LONG} its customers?",
    f"{LONG} its suppliers?",
]
TEXTS = [*SENTENCES, {"en": "Plan?", "fr": "Projet ?"}, {"en": "Plan?", "fr": "Plan ?"}, {"fr": "Plan?"}]
OPTIONS = [
    tuple(Option(key=key, text=text) for key, text in pairs)
    for pairs in (
        [("a", "Yes"), ("b", "No")],
        [("b", "No"), ("a", "Yes")],
        [("a", "Yes"), ("b", "No"), ("c", "Perhaps")],
        [("a-1", "Yes"), ("b", "No")],
        [("a", {"en": "Yes", "fr": "Oui"}), ("b", "Not yet")],
    )
]
SPOKEN = st.sampled_from(TEXTS)
CONDITIONS = st.sampled_from([None, None, None, "profile.a", "profile.b"])
KINDS = st.sampled_from([YesNo, SingleChoice, SingleChoice, Maturity, Number, Information])


@st.composite
def questions(draw, key):
    kind = draw(KINDS)
    shared = {"key": key, "text": draw(SPOKEN), "applies_if": draw(CONDITIONS), "guidance": draw(st.none() | SPOKEN)}
    if kind is Information:
        return kind(**shared)
    shared["not_applicable"] = draw(st.booleans())
    if kind in (SingleChoice, Maturity):
        shared["options" if kind is SingleChoice else "levels"] = draw(st.sampled_from(OPTIONS))
    return kind(**shared, unit=draw(st.none() | SPOKEN)) if kind is Number else kind(**shared)


@st.composite
def links(draw):
    keys = st.lists(st.sampled_from([*KEYS, "unknown"]), max_size=3).map(tuple)
    verdict = draw(st.sampled_from(["same", "reworded", "split", "merged", "replaced", "new", "retired"]))
    return DeclaredLink(
        verdict=verdict, old=draw(keys), new=draw(keys), comparable=draw(st.booleans()), reason=draw(SPOKEN)
    )


LINEAGES = st.builds(DeclaredLineage, since=st.just("1"), links=st.lists(links(), max_size=4).map(tuple))


@st.composite
def versions(draw, version="1"):
    """Three sections, some of them perhaps empty, the last perhaps within the first; it may declare links since 1."""
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))
    cuts = sorted(draw(st.tuples(st.integers(0, len(keys)), st.integers(0, len(keys)))))
    names = draw(st.sampled_from(["xyz", "xyz", "yxz", "zyx"]))
    first, second, third = (
        Section(
            key=name, title=name, applies_if=draw(CONDITIONS), questions=tuple(draw(questions(key)) for key in part)
        )
        for name, part in zip(names, (keys[: cuts[0]], keys[cuts[0] : cuts[1]], keys[cuts[1] :]), strict=True)
    )
    sections = (first, second, third)
    if draw(st.booleans()):
        sections = (Section(key=first.key, title="Nested", questions=first.questions, sections=(third,)), second)
    return asking(version=version, sections=sections, lineage=draw(st.none() | LINEAGES))


PAIRS = st.tuples(versions(), versions("2"))
