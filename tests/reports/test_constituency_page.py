import msgspec
import pytest

from reports.constituency_page import constituency_page
from tests.reports.rounds import Asked, a_round, four_constituencies


def page_of(made, *, as_of=None, title=None, illustrative=False):
    return constituency_page(*made.inputs, as_of=as_of, title=title, illustrative=illustrative)[0]


def test_the_page_names_its_documents_and_its_date():
    made = four_constituencies()
    page = page_of(made, as_of="2024-12-31", title="Round 3", illustrative=True)
    assert (page.title, page.as_of, page.illustrative) == ("Round 3", "31 December 2024", True)
    assert (page.questionnaire.title, page.questionnaire.ref, page.scheme.title, page.scheme.ref) == (
        "Tiny readiness",
        made.rated.questionnaire,
        "Tiny scheme",
        made.rated.scheme,
    )
    assert page.scheme.short_hash == made.rated.scheme.hash[7:19]


def test_without_a_title_the_questionnaire_gives_one():
    page = page_of(four_constituencies())
    assert (page.title, page.as_of) == ("Tiny readiness: constituency report", None)


def test_tables_and_frames_have_a_row_for_all_and_one_for_each_constituency():
    made = four_constituencies()
    page, frames = constituency_page(*made.inputs, as_of=None, title=None, illustrative=False)
    names = ["All organisations", "Suppliers", "Networks", "Agents", "Software"]
    assert [row.name for row in page.summary] == names
    assert [row.name for row in page.distribution] == names
    assert [row.name for row in page.heat_map] == names
    assert list(frames.rows["constituency"]) == names
    assert [detail.name for detail in page.details] == names[1:]
    assert page.section_titles == ("1 Plan and milestones", "2 Build")


def test_without_answers_there_is_no_heat_map_and_no_rating():
    page = page_of(a_round([Asked("a", "X")]))
    assert (page.heat_map, page.has_ratings, page.has_weights, page.section_titles) == ((), False, False, ())


def test_receipts_of_another_scheme_are_refused():
    made = four_constituencies()
    other = msgspec.structs.replace(made.rated, scheme=msgspec.structs.replace(made.rated.scheme, version="3"))
    with pytest.raises(ValueError, match="another questionnaire or scheme"):
        constituency_page(
            other, made.receipts, made.questionnaire, made.scheme, as_of=None, title=None, illustrative=False
        )


def test_receipts_of_other_organisations_are_refused():
    made = four_constituencies()
    with pytest.raises(ValueError, match="not those that the round was rated on"):
        constituency_page(
            made.rated, made.receipts[1:], made.questionnaire, made.scheme, as_of=None, title=None, illustrative=False
        )
