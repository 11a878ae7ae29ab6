import re
from xml.etree import ElementTree

import pytest

from tests.handed_in import BEHIND, READY, hand_in
from tests.visiting import words_of


@pytest.fixture
def two(world):
    hand_in(world.engine, world.responses["ours"].id, READY)
    hand_in(world.engine, world.responses["rival"].id, BEHIND)
    return world


def sources(world, client, name="office", query=""):
    page = world.visitor(client, name).get(f"/rounds/{world.round.id}/dashboard{query}").text
    return [one.replace("&amp;", "&") for one in re.findall(r'<img src="([^"]+)"', page)]


def test_each_chart_is_an_image_of_our_own_with_the_same_numbers_as_a_table(two, client):
    page = two.visitor(client, "office").get(f"/rounds/{two.round.id}/dashboard")
    images = re.findall(r'<img src="(/rounds/[^"]+)" width="\d+" height="\d+" alt="([^"]+)"', page.text)
    assert [re.search(r"(\w+)-1.svg", source)[1] for source, _ in images] == ["ratings", "sections"]
    assert all("The table below has the same numbers." in words for _, words in images)
    assert words_of(page).count("The same numbers as a table") == 2


def test_a_chart_stands_alone_with_its_patterns(two, client):
    for source in sources(two, client):
        answer = two.visitor(client, "office").get(source)
        assert answer.headers["content-type"] == "image/svg+xml"
        ElementTree.fromstring(answer.content)
        wanted = set(re.findall(r"url\(#((?:level|no-score)[^)]*)\)", answer.text))
        assert wanted <= set(re.findall(r'<pattern id="([^"]+)"', answer.text))


def test_a_chart_is_kept_by_the_browser_until_its_figures_change(two, client):
    visitor = two.visitor(client, "office")
    (source, *_) = sources(two, client)
    first = visitor.get(source)
    assert "immutable" in first.headers["cache-control"] and first.headers["cache-control"].startswith("private")
    again = visitor.get(source, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    hand_in(two.engine, two.responses["other"].id, READY)
    (newer, *_) = sources(two, client)
    assert newer != source
    stale = visitor.get(source)
    assert "no-cache" in stale.headers["cache-control"] and stale.headers["etag"] != first.headers["etag"]


def test_filters_hold_for_charts_too(two, client):
    (all_of_them, *_), (red, *_) = sources(two, client), sources(two, client, query="?level=red")
    assert "level=red" in red and red != all_of_them
    shown = two.visitor(client, "office").get(red).text
    assert "1 rated" in shown


@pytest.mark.parametrize("name", ["participant", "rival", "nobody", "author"])
def test_others_find_no_chart(two, client, name):
    assert {two.visitor(client, name).get(one).status_code for one in sources(two, client)} == {404}


@pytest.mark.parametrize("chart", ["ratings-9.svg", "ratings-1", "nothing.svg"])
def test_a_chart_that_there_is_not_is_not_found(two, client, chart):
    assert two.visitor(client, "office").get(f"/rounds/{two.round.id}/dashboard/{chart}").status_code == 404


def test_the_colours_of_the_scale_are_a_style_sheet_of_our_own(two, client):
    page = two.visitor(client, "office").get(f"/rounds/{two.round.id}/dashboard").text
    (address,) = re.findall(r'href="(/rounds/[^"]+levels.css[^"]+)"', page)
    answer = two.visitor(client, "participant").get(address)
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert ".level-1{--band:#b3261e;background:#b3261e;color:#ffffff}" in answer.text
    assert ".level-3{" in answer.text and ".level-4{" not in answer.text and ".band-4{" in answer.text
    assert "immutable" in answer.headers["cache-control"]
    assert two.visitor(client, "nobody").get(address).status_code == 404
