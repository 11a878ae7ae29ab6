"""Constituencies: order, colour, title; and seats in governance groups, filled or vacant, from a day on."""

from datetime import date

import pytest
from sqlmodel import select

from questionnaires.documents import read_document
from readiness.database import changing, reading
from readiness.example_programme import HERE
from readiness.organising.filled import Filled
from readiness.organising.queries.constituencies import constituencies_page
from readiness.organising.texts import contrast_with_white
from readiness.permissions import Held, SignedIn
from readiness.tables import Constituency, Group, Role, Seat
from tests.visiting import words_of


def seen(world, on):
    office = SignedIn("x", "", "", "", (Held(Role.PROGRAMME_OFFICE, world.programme.id),))
    with reading(world.engine) as db:
        return constituencies_page(db, office, world.programme.id, on=on, today=on, form=Filled())


def the_example(world):
    """Its constituencies and groups, each constituency with a seat in PSG, DAG and TMAG, vacant where that was published."""
    example = read_document((HERE / "programme.yaml").read_text(), "programme.yaml").data
    vacant = {(one["group"], one["constituency"]) for one in example["vacant_seats"]["seats"]}
    with changing(world.engine) as db:
        named = [
            Constituency(
                programme_id=world.programme.id, name=one["name"], title=one.get("title", one["name"]), position=10 + at
            )
            for at, one in enumerate(example["constituencies"])
        ]
        groups = [
            Group(programme_id=world.programme.id, key=one["key"], title=one["title"], level=one["level"], position=at)
            for at, one in enumerate(example["groups"])
        ]
        db.add_all([*named, *groups])
        db.flush()
        db.add_all(
            Seat(
                group_id=group.id,
                constituency_id=one.id,
                from_on=date(2021, 11, 10),
                holder=None if (group.key, one.name) in vacant else f"{one.name} representative",
            )
            for group in groups
            if group.key in ("PSG", "DAG", "TMAG")
            for one in named
        )


def test_the_published_vacancies_are_six_and_medium_suppliers_lack_all_three(world, client):
    the_example(world)
    page = seen(world, date(2022, 5, 18))
    assert page.vacant == 6
    assert {one.constituency: one.groups for one in page.vacancies} == {
        "Medium Supplier": ("PSG", "DAG", "TMAG"), "Small Supplier": ("TMAG",), "I&C Supplier": ("TMAG",), "NETSO": ("TMAG",),
    }  # fmt: skip
    words = words_of(
        world.visitor(client, "participant").get(f"/programmes/{world.programme.id}/constituencies?on=2022-05-18")
    )
    assert "6 seats are vacant as of 18 May 2022: Medium Supplier in PSG, DAG, TMAG" in words


def seat(world, client, state, day, holder=""):
    with reading(world.engine) as db:
        group = db.exec(select(Group).where(Group.programme_id == world.programme.id)).one()
    number, month, year = day.split()
    return world.visitor(client, "office").post(f"/programmes/{world.programme.id}/seats", {
        "seat_group": group.id, "seat_constituency": world.constituencies["Supplier"].id, "seat_state": state, "holder": holder,
        "seat_from-day": number, "seat_from-month": month, "seat_from-year": year,
    })  # fmt: skip


def test_a_seat_is_filled_vacated_and_ended_and_who_held_it_when_is_kept(world, client):
    office, at = world.visitor(client, "office"), f"/programmes/{world.programme.id}"
    assert (
        office.post(f"{at}/groups", {"group_key": "PSG", "group_title": "Steering", "group_level": "2"}).status_code
        == 303
    )
    for state, day, holder in (
        ("vacant", "1 1 2024", ""),
        ("filled", "1 3 2024", "Ana"),
        ("filled", "1 3 2024", "Ana Sol"),
        ("vacant", "1 6 2024", ""),
        ("ended", "1 9 2024", ""),
    ):
        assert seat(world, client, state, day, holder).status_code == 303
    held = [
        [(one.holder, one.since.month) for one in seen(world, date(2024, month, 15)).groups[0].seats]
        for month in (1, 3, 6, 9)
    ]
    assert held == [[(None, 1)], [("Ana Sol", 3)], [(None, 6)], []]
    refused = seat(world, client, "filled", "1 2 2024", "Bo")
    assert refused.status_code == 422 and "settled from 1 June 2024 on already" in words_of(refused)


@pytest.mark.parametrize(("fields", "field"), [
    ({"group_key": "", "group_title": "T"}, "group_key"), ({"group_key": "G", "group_title": ""}, "group_title"),
    ({"group_key": "G", "group_title": "T", "group_level": "9"}, "group_level"),
])  # fmt: skip
def test_a_group_that_does_not_fit_is_refused(world, client, fields, field):
    page = world.visitor(client, "office").post(f"/programmes/{world.programme.id}/groups", fields)
    assert page.status_code == 422 and f'href="#{field}"' in page.text


def test_constituencies_are_added_changed_and_moved_up(world, client):
    office, at = world.visitor(client, "office"), f"/programmes/{world.programme.id}/constituencies"
    assert office.post(at, {"name": "Code Body", "colour": "#7A3E00"}).status_code == 303
    made = seen(world, date(2025, 1, 1)).rows[-1].constituency
    assert (made.name, made.title, made.colour, made.answers) == ("Code Body", "Code Body", "#7a3e00", False)
    assert (
        office.post(f"{at}/{made.id}", {"title": "Code bodies", "colour": "#4c6a88", "answers": "yes"}).status_code
        == 303
    )
    assert office.post(f"{at}/{made.id}/up").status_code == 303
    rows = seen(world, date(2025, 1, 1)).rows
    assert [(row.constituency.name, row.organisations) for row in rows] == [
        ("Supplier", 2),
        ("Code Body", 0),
        ("Distributor", 1),
    ]
    assert (rows[1].constituency.title, rows[1].constituency.answers) == ("Code bodies", True)


@pytest.mark.parametrize(("fields", "words"), [
    ({"name": ""}, "Give the constituency a name."),
    ({"name": "supplier"}, "There is a constituency supplier already."),
    ({"name": "New", "colour": "red"}, "Write the colour as #"),
    ({"name": "New", "colour": "#ffee88"}, "too pale to be seen on white"),
])  # fmt: skip
def test_a_constituency_that_does_not_fit_is_refused(world, client, fields, words):
    page = world.visitor(client, "office").post(f"/programmes/{world.programme.id}/constituencies", fields)
    assert page.status_code == 422 and words in words_of(page)


def test_contrast_is_that_of_the_guidelines():
    assert (
        round(contrast_with_white("#000000"), 2),
        round(contrast_with_white("#ffffff"), 2),
        round(contrast_with_white("#767676"), 2),
    ) == (21.0, 1.0, 4.54)


def test_another_programmes_constituency_is_not_found(world, client):
    from tests.cast import a_world

    other = a_world(world.engine)
    at = f"/programmes/{world.programme.id}/constituencies/{other.constituencies['Supplier'].id}"
    office = world.visitor(client, "office")
    assert (
        office.get(at).status_code,
        office.post(at, {"title": "Mine"}).status_code,
        office.post(f"{at}/up").status_code,
    ) == (404, 404, 404)
