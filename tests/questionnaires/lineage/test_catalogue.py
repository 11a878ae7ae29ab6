"""Our own versions: what their author declared, and what would have been proposed."""

from msgspec.structs import replace

from questionnaires.changes import changes_between
from questionnaires.library import text_of
from questionnaires.lineage import lineage_between, notes_in, problems_in
from questionnaires.loading import load_questionnaire


def mobilisation(version):
    name = f"mobilisation-readiness-{version}"
    return load_questionnaire(text_of(name), f"{name}.yaml")


def test_new_guidance_and_one_new_question_leave_all_earlier_questions_comparable():
    old, new = mobilisation("1.0"), mobilisation("1.1")
    coverage = lineage_between(old, new).coverage
    assert changes_between(old, new).size == "minor"
    assert (coverage.new, coverage.old) == (coverage.of_new - 1, coverage.of_old)


def test_a_new_edition_declares_every_change_it_makes():
    old, new = mobilisation("1.1"), mobilisation("2.0")
    lineage = lineage_between(old, new)
    assert changes_between(old, new).size == "major"
    assert (problems_in(old, new), notes_in(lineage)) == ([], [])
    assert sum(link.declared for link in lineage.links) == len(new.lineage.links)


def test_no_question_whose_scale_its_author_changed_would_be_proposed_as_comparable():
    old, new = mobilisation("1.1"), mobilisation("2.0")
    proposed = {link.new: link.comparable for link in lineage_between(old, replace(new, lineage=None)).links}
    refused = [link.new for link in new.lineage.links if link.new and not link.comparable]
    assert [keys for keys in refused if proposed.get(keys)] == []
