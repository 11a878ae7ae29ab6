from questionnaires.lineage import lineage_between
from questionnaires.loading import load_questionnaire
from reports.packs.document import Sentences, Table
from reports.packs.messages import Message
from reports.packs.methodology import Earlier, edits, methodology
from tests.reports.packs.rounds_to_pack import a_basis, rows, said, texts
from tests.reports.rounds import QUESTIONS, SCHEME, Asked, a_round, answers

BEFORE = QUESTIONS.replace('version: "1"', 'version: "0"').replace("How much is built?", "What part is built by now?")


def earlier(text=BEFORE):
    return Earlier("Round one", lineage_between(load_questionnaire(text, "q"), load_questionnaire(QUESTIONS, "q")))


def tables(chapter):
    return {one.key: one for one in chapter.blocks if isinstance(one, Table)}


def test_scheme_rules_absences_and_gates_are_said_in_words():
    chapter = methodology(a_basis(), None)
    assert "“Tiny readiness”, version 1 (content hash " in texts(chapter.blocks[0])[0]
    assert any(one.startswith("A question asked and not answered earns nothing") for one in texts(chapter.blocks[1]))
    found = tables(chapter)
    assert [row[0] for row in rows(found["levels"])] == ["Ready", "Nearly there", "Behind"]
    assert [row[0] for row in rows(found["rules"])] == [
        "Networks",
        "Agents",
        "All others, and all organisations together",
    ]
    assert rows(found["gates"]) == [("There is no sponsor.", "Behind", "Failed by 1 of 6 that answered.")]
    assert texts(chapter.blocks[-2]) == ["No earlier round is compared with, so no lineage of questions was used."]


def test_without_scale_and_gates_there_are_no_tables_of_them():
    made = a_round([Asked("a", "X", answers(100, 100))], scheme=SCHEME.split("scale:")[0])
    assert [*tables(methodology(a_basis(made), None))] == ["receipts"]


def test_titles_in_several_languages_are_quoted_in_one():
    made = a_round(
        [Asked("a", "X", answers(100, 100))],
        questions=QUESTIONS.replace("title: Tiny readiness", "title: {en: Tiny readiness, cy: Bach}"),
    )
    assert "“Tiny readiness”, version 1" in texts(methodology(a_basis(made), None).blocks[0])[0]


def test_lineage_is_counted_by_verdict_with_its_coverage():
    table = tables(methodology(a_basis(), earlier()))["lineage"]
    assert said(table.caption) == "How the questions come from those of Round one"
    assert rows(table) == [("same", "2", "2"), ("reworded", "1", "0")]
    assert table.base == "2 of 3 questions comparable (2 of the 3 asked before); tiny 0 to tiny 1."


def test_the_same_version_needs_no_lineage():
    chapter = methodology(a_basis(), earlier(QUESTIONS))
    assert texts(chapter.blocks[-2]) == [
        "Round one asked the same version of the questionnaire, so every question is comparable."
    ]


def test_what_was_edited_stands_beside_what_was_generated():
    generated = Message("response", "6 of 8 answered.", "6 of 8 answered.")
    assert isinstance(plain := edits((generated,)), Sentences)
    assert texts(plain) == ["The headline messages (1) were generated from the figures; none was edited."]
    edited = edits((generated, Message("a", "Old.", "New."), Message("own", "", "Ours."), Message("b", "Gone.", "")))
    assert isinstance(edited, Table)
    assert rows(edited) == [("New.", "Old."), ("Ours.", "Written by the programme office."), ("Left out.", "Gone.")]
    assert edited.base.startswith("3 of 4 headline messages")


def test_receipts_are_listed_by_hash_only_to_whom_may_see_names():
    hashes = [("A", "sha256:2"), ("B", "sha256:1")]
    assert rows(tables(methodology(a_basis(), None, hashes))["receipts"]) == [("A", "sha256:2"), ("B", "sha256:1")]
    unnamed = methodology(a_basis(see_names=False), None, hashes)
    assert "receipts" not in tables(unnamed) and texts(unnamed.blocks[-1])[0].startswith("The receipts are listed")
