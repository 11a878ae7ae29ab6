import pytest

from questionnaires.documents import read_document
from questionnaires.exchange.own import as_yaml
from questionnaires.lineage import lineage_between, notes_in, problems_in
from questionnaires.problems import Problem
from questionnaires.question_types import Information
from tests.questionnaires.asking import asking, choice, declaring, yes_no

READ = Information(key="read", text="Welcome")
OLD = asking(READ, yes_no("a"), yes_no("b"), choice("x", "y", key="c"))


def declared(*links, since="1"):
    return asking(
        READ, yes_no("a"), yes_no("d"), choice("x", "z", key="c"), version="2", lineage=declaring(*links, since=since)
    )


@pytest.mark.parametrize(
    ("link", "key", "sentence"),
    [
        (("same", "nothing", "a", True), "nothing", "Version 1 has no such question; correct the key."),
        (("same", "a", "nothing", True), "nothing", "Version 2 has no such question; correct the key."),
        (("same", "read", "a", True), "read", "This is text to read, which has no answers to compare; leave it out."),
        (("same", "a", "read", True), "read", "This is text to read, which has no answers to compare; leave it out."),
        (("same", "a b", "a", True), "same", "`same` takes one old and one new keys; it has 2 and 1."),
        (("new", "b", "d", True), "new", "`new` takes no old and one new keys; it has 1 and 1."),
        (("retired", "b", "d", True), "retired", "`retired` takes one old and no new keys; it has 1 and 1."),
        (("split", "b", "d", True), "split", "`split` takes one old and at least two new keys; it has 1 and 1."),
        (("merged", "b", "d", True), "merged", "`merged` takes at least two old and one new keys; it has 1 and 1."),
        (("retired", "a", "", False), "a", "It is called retired but is still asked; correct one of the two."),
        (("merged", "b b", "d", False), "b", "This question of version 1 stands in two places; keep one."),
        (("split", "b", "d d", False), "d", "This question of version 2 stands in two places; keep one."),
    ],
)
def test_what_is_wrong_with_a_declared_link_is_named(link, key, sentence):
    assert problems_in(OLD, declared(link)) == [Problem("tiny 2", 0, key, sentence)]


def test_a_question_in_two_links_is_a_problem_of_the_second():
    new = declared(("same", "a", "a", True), ("replaced", "a", "d", False))
    assert [problem.subject for problem in problems_in(OLD, new)] == ["a"]
    assert [(link.verdict, link.declared) for link in lineage_between(OLD, new).links if link.old == ("a",)] == [
        ("same", True)
    ]


def test_with_the_document_each_problem_has_its_line():
    new = declared(("same", "a", "a", True), ("retired", "nothing", "", False))
    text = as_yaml(new)
    line = text.splitlines().index("        - nothing")
    (problem,) = problems_in(OLD, new, read_document(text, "new.yaml"))
    assert (problem.file, problem.line, problem.subject) == ("new.yaml", line, "nothing")


@pytest.mark.parametrize(
    "new", [asking(yes_no("a"), version="2"), declared(("same", "nothing", "", True), since="0.9")]
)
def test_where_nothing_is_declared_since_that_version_nothing_is_wrong(new):
    assert problems_in(OLD, new) == []


def test_sound_links_are_no_problem():
    new = declared(("same", "a", "a", True), ("replaced", "b", "d", False), ("rescaled", "c", "c", False))
    assert problems_in(OLD, new) == []
    assert notes_in(lineage_between(OLD, new)) == []


def test_what_changed_and_is_not_declared_is_noted():
    assert notes_in(lineage_between(OLD, declared(("replaced", "b", "d", False)))) == [
        ("c", "Proposed as rescaled; declare it, so that the reader gets your reason.")
    ]


def test_other_option_keys_declared_comparable_are_noted():
    new = declared(("rescaled", "c", "c", True), ("replaced", "b", "d", True))
    assert notes_in(lineage_between(OLD, new)) == [
        ("c", "Declared comparable although its option keys changed; see that the reason says why.")
    ]


def test_a_version_that_declares_nothing_gets_one_note():
    new = asking(yes_no("a"), version="2")
    assert notes_in(lineage_between(OLD, new)) == [
        ("tiny", "No lineage since version 1 is declared; every verdict is a proposal.")
    ]
