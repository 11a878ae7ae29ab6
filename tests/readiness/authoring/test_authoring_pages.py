import pytest
from sqlmodel import func, select

from readiness.database import reading
from readiness.tables import Answer, Version, VersionState
from tests.cast import QUESTIONNAIRE, a_world
from tests.readiness.authoring.writing import SECOND, SECOND_SCHEME, keep, publish_it
from tests.visiting import words_of

NO_FILE = {"none": b""}
"""Makes the form one with several parts."""


def uploaded(visitor, world, questionnaire, scheme=SECOND_SCHEME, do="keep", files=None):
    fields = {"questionnaire": questionnaire, "scheme": scheme, "do": do}
    return visitor.post(f"/programmes/{world.programme.id}/questionnaires/upload", fields, files=files or NO_FILE)


def test_an_author_uploads_looks_confirms_and_publishes(client, world):
    author = world.visitor(client, "author")
    page = author.follow(
        uploaded(author, world, "", "", files={
            "questionnaire_file": ("q.yaml", SECOND.encode()), "scheme_file": ("s.yaml", SECOND_SCHEME.encode()),
        })
    )  # fmt: skip
    assert "Version 1.1 is checked and kept." in words_of(page)
    assert "To do: The lineage since version 1.0 is not confirmed." in words_of(page)
    assert "Asked if the answer to 1.1 is “Yes”" in words_of(page)
    where = str(page.url.path)
    assert author.post(f"{where}/publish").status_code == 409
    lineage = author.get(f"{where}/lineage")
    assert "Is there an agreed plan?" in words_of(lineage)
    fields = filled(lineage.text)
    assert fields["verdict-0"] == "reworded"
    fields["reason-0"] = "It always meant an agreed plan."
    fields["comparable-0"] = "yes"
    page = author.follow(author.post(f"{where}/lineage", fields))
    assert "The lineage is confirmed" in words_of(page)
    assert "It always meant an agreed plan." in author.get(f"{where}/document").text
    assert "Publish, for ever" in words_of(author.get(f"{where}/publish"))
    page = author.follow(author.post(f"{where}/publish"))
    assert "Version 1.1 is published." in words_of(page)
    assert "Comparable" in words_of(author.get(f"{where}/lineage"))
    page = author.follow(author.post(f"{where}/retire"))
    assert "Version 1.1 is retired." in words_of(page)


def filled(html):
    """The fields of the page's last form, as a browser would send them."""
    import re

    form = html[html.rindex('<form method="post"') :]
    found = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        found[name] = re.search(r'value="([^"]*)" selected', options)[1]
    for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL):
        found[name] = text
    for name in re.findall(r'name="(comparable-\d+)" type="checkbox" value="yes" checked', form):
        found[name] = "yes"
    return found


def test_problems_are_shown_with_their_lines_and_both_texts_stay(client, world):
    author = world.visitor(client, "author")
    broken = SECOND.replace("answers.has_plan", "answers.has_a_plan")
    page = uploaded(author, world, broken)
    assert page.status_code == 422
    assert "1 problem to put right" in words_of(page)
    assert "Questionnaire 13" in words_of(page)
    assert page.text.count("answers.has_a_plan") >= 2
    assert "Points of the tiny questionnaire" in page.text
    mended = uploaded(author, world, SECOND, do="check")
    assert "nothing is wrong" in words_of(mended)
    with reading(world.engine) as db:
        assert (
            db.exec(
                select(func.count())
                .select_from(Version)
                .where(Version.questionnaire_id == world.version.questionnaire_id)
            ).one()
            == 1
        )


def test_a_file_that_is_no_text_is_refused_with_a_remedy(client, world):
    author = world.visitor(client, "author")
    page = uploaded(author, world, "", files={"questionnaire_file": ("q.yaml", b"\xff\xfe\x00x")})
    assert page.status_code == 422
    assert "save it as UTF-8" in words_of(page)


def test_words_of_a_file_cannot_break_out_of_the_page(client, world):
    author = world.visitor(client, "author")
    page = uploaded(author, world, "</textarea><script>alert(1)</script>: [", "")
    assert "<script>alert" not in page.text


def test_the_red_line_shows_words_and_filters(client, world):
    author, draft = world.visitor(client, "author"), keep(world)
    page = author.get(f"/versions/{draft.id}/changes")
    assert "Is there <del>a</del><ins>an agreed</ins> plan?" in page.text
    assert "What else should we know?" in page.text
    only = author.get(f"/versions/{draft.id}/changes?kind=reworded")
    assert "What else should we know?" not in only.text
    assert author.get(f"/versions/{draft.id}/changes?kind=nonsense").text.count("<article") == page.text.count(
        "<article"
    )


def test_the_red_line_of_a_published_version_stays_what_it_was(client, world):
    from tests.readiness.authoring.writing import confirm

    author, second = world.visitor(client, "author"), keep(world)
    confirm(world, second)
    publish_it(world, second)
    third = keep(
        world, SECOND.replace('"1.1"', '"2.0"').replace("agreed", "signed"), SECOND_SCHEME.replace('"1.1"', '"2.0"')
    )
    assert "since version 1.0" in author.get(f"/versions/{second.id}/changes").text
    assert "since version 1.1" in author.get(f"/versions/{third.id}/changes").text


def test_the_first_version_has_nothing_to_compare_with(client, world):
    author = world.visitor(client, "author")
    assert "first version" in author.get(f"/versions/{world.version.id}/changes").text
    assert "first version" in author.get(f"/versions/{world.version.id}/lineage").text


def test_a_preview_shows_what_an_organisation_would_be_asked_and_stores_nothing(client, world):
    author, where = world.visitor(client, "author"), f"/versions/{world.version.id}/preview"
    ours, other = world.organisations["ours"].id, world.organisations["other"].id
    as_supplier, as_distributor = (
        author.get(f"{where}?organisation={ours}"),
        author.get(f"{where}?organisation={other}"),
    )
    assert "4 questions asked, 0 tried out, 1 not asked." in words_of(as_supplier)
    assert "3 questions asked, 0 tried out, 2 not asked." in words_of(as_distributor)
    assert "Are customers told? Asked if the fact “Market roles” include “Supplier”" in words_of(as_distributor)
    tried = author.get(f"{where}?organisation={ours}&a.has_plan=yes&a.staff=many")
    assert "5 questions asked, 1 tried out, 0 not asked." in words_of(tried)
    assert 'value="many"' in tried.text
    assert "govuk-error-message" in tried.text
    with reading(world.engine) as db:
        assert (
            db.exec(
                select(func.count()).select_from(Answer).where(Answer.response_id == world.responses["ours"].id)
            ).one()
            == 0
        )


def test_a_preview_knows_no_organisation_of_another_programme(client, world):
    other = a_world(world.engine).organisations["ours"].id
    page = world.visitor(client, "author").get(f"/versions/{world.version.id}/preview?organisation={other}")
    assert "selected" not in page.text.partition("Use its facts")[0]


def test_lineage_confirmed_over_a_changed_draft_is_asked_again(client, world):
    author, draft = world.visitor(client, "author"), keep(world)
    fields = filled(author.get(f"/versions/{draft.id}/lineage").text)
    keep(world, SECOND.replace("agreed", "signed"))
    answer = author.post(f"/versions/{draft.id}/lineage", fields)
    assert answer.status_code == 422
    assert "has changed since this page was shown" in words_of(answer)


def test_a_reason_must_be_given(client, world):
    author, draft = world.visitor(client, "author"), keep(world)
    fields = filled(author.get(f"/versions/{draft.id}/lineage").text)
    answer = author.post(f"/versions/{draft.id}/lineage", {**fields, "reason-0": ""})
    assert answer.status_code == 422
    assert "Give the reason" in words_of(answer)


def test_documents_are_taken_away_as_they_were_written(client, world):
    author, where = world.visitor(client, "author"), f"/versions/{world.version.id}/document"
    asked, scheme = author.get(where), author.get(f"{where}?scheme={world.scheme.id}")
    assert asked.text == QUESTIONNAIRE
    assert asked.headers["content-disposition"] == 'attachment; filename="tiny-1.0.yaml"'
    assert scheme.headers["content-disposition"] == 'attachment; filename="tiny-1.0-tiny-points-1.0.scheme.yaml"'
    foreign = a_world(world.engine).scheme.id
    assert author.get(f"{where}?scheme={foreign}").status_code == 404


@pytest.mark.parametrize("number", ["1.0", "1.1", "2.0"])
def test_shipped_questionnaires_are_shown_previewed_and_compared(client, world, number):
    from pathlib import Path

    import questionnaires.catalogue

    folder = Path(questionnaires.catalogue.__path__[0])
    author = world.visitor(client, "author")
    answer = uploaded(
        author, world, (folder / f"mobilisation-readiness-{number}.yaml").read_text(),
        (folder / f"mobilisation-readiness-{number}.scheme.yaml").read_text(),
    )  # fmt: skip
    where = answer.headers["location"]
    assert author.follow(answer).status_code == 200
    for page in ("preview", "changes", "lineage", "publish", "document"):
        assert author.get(f"{where}/{page}").status_code == 200, page


def test_the_list_shows_drafts_before_what_is_published(client, world):
    author = world.visitor(client, "author")
    keep(world)
    words = words_of(author.get(f"/programmes/{world.programme.id}/questionnaires"))
    assert words.index("1.1 Draft") < words.index("1.0 Published")
    with reading(world.engine) as db:
        assert db.get_one(Version, world.version.id).state is VersionState.PUBLISHED
