import pytest
from msgspec.structs import replace

from questionnaires.exchange.own import content_hash
from questionnaires.problems import Problem, Refused
from questionnaires.publishing import as_published, name_of, publish
from tests.questionnaires.asking import asking, yes_no

TINY = asking(yes_no())
REWORDED = replace(TINY, title="Tiny, reworded")


def test_a_version_is_named_by_key_and_version():
    assert name_of("tiny", "1.0") == "tiny 1.0"


def test_publishing_freezes_the_content_under_its_name():
    published = publish(TINY, {})
    assert (published.questionnaire, published.hash, published.name) == (TINY, content_hash(TINY), "tiny 1")


def test_the_same_content_may_be_published_again():
    first = publish(TINY, {})
    assert publish(asking(yes_no()), {first.name: first.hash}) == first


@pytest.mark.parametrize("freeze", [publish, as_published])
def test_other_content_under_a_published_version_is_refused(freeze):
    with pytest.raises(Refused) as refused:
        freeze(REWORDED, {"tiny 1": content_hash(TINY)})
    sentence = "This version is already published with other content; give the change a new version."
    assert refused.value.problems == (Problem("tiny 1", 0, "", sentence),)


def test_a_change_may_be_published_as_a_version_of_its_own():
    before = {"tiny 1": content_hash(TINY)}
    second = replace(REWORDED, version="2")
    assert publish(second, before).name == "tiny 2"


def test_a_published_version_is_found_as_it_was_published():
    first = publish(TINY, {})
    assert as_published(TINY, {first.name: first.hash}) == first


def test_a_version_that_was_never_published_is_refused():
    with pytest.raises(Refused) as refused:
        as_published(TINY, {"tiny 2": content_hash(TINY)})
    assert refused.value.problems == (Problem("tiny 1", 0, "", "This version is not published yet; publish it first."),)
