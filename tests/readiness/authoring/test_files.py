import pytest

from readiness.authoring.files import Faulty, checked
from tests.cast import QUESTIONNAIRE, SCHEME


def problems_of(questionnaire: str, scheme: str = ""):
    with pytest.raises(Faulty) as found:
        checked(questionnaire, scheme)
    return found.value.problems


def test_both_files_without_a_problem_are_typed():
    files = checked(QUESTIONNAIRE, SCHEME)
    assert files.questionnaire.key == "tiny"
    assert files.scheme is not None
    assert checked(QUESTIONNAIRE, "  \n").scheme is None


def test_a_problem_has_its_line_and_what_stands_there():
    broken = QUESTIONNAIRE.replace("answers.has_plan", "answers.has_a_plan")
    (one,) = problems_of(broken)
    assert (one.file, one.line) == ("questionnaire", 13)
    assert one.source == broken.splitlines()[12].strip()
    assert "has_a_plan" in one.sentence


def test_problems_of_both_files_come_together():
    found = problems_of(
        QUESTIONNAIRE.replace("kind: number", "kind: numbr"), SCHEME.replace("cap: amber", "cap: purple")
    )
    assert [one.file for one in found] == ["questionnaire", "scheme"]


def test_a_scheme_that_does_not_fit_its_questionnaire_is_told_so():
    found = problems_of(QUESTIONNAIRE, SCHEME.replace("match: maturity", "match: maturtiy"))
    assert {one.file for one in found} == {"scheme"}
    assert any("maturtiy" in one.source for one in found)


@pytest.mark.parametrize("text", ["", "   \n"])
def test_nothing_is_a_problem_too(text):
    (one,) = problems_of(text)
    assert "Choose a questionnaire file" in one.sentence
