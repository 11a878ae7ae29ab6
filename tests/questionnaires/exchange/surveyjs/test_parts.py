from tests.questionnaires.exchange.surveyjs.surveys import imported, radio, text


def panel(name, *elements, **said):
    return {"type": "panel", "name": name, "elements": list(elements), **said}


def page(name, *elements, **said):
    return {"name": name, "elements": list(elements), **said}


def outline(sections):
    """Key, title, question keys and inner sections, all the way down."""
    return [
        (one.key, one.title, [question.key for question in one.questions], outline(one.sections)) for one in sections
    ]


def test_pages_and_panels_are_sections_within_sections():
    outcome = imported(
        pages=[
            page(
                "first",
                text("a"),
                panel("p", text("b"), panel("inner", text("c"), title="Inner"), description="Why"),
                title="First",
            )
        ]
    )
    assert outline(outcome.questionnaire.sections) == [
        ("first", "First", ["a"], [("p", "First", ["b"], [("inner", "Inner", ["c"], [])])])
    ]
    assert outcome.questionnaire.all_sections["p"].guidance == "Why"
    assert outcome.notes == ()


def test_questions_after_a_panel_stay_after_it():
    outcome = imported(
        pages=[
            page(
                "p",
                panel("x", text("a")),
                text("b"),
                panel("y", text("c")),
                panel("z", {"type": "file", "name": "f"}),
                text("d"),
                text("e"),
            )
        ]
    )
    assert outline(outcome.questionnaire.sections) == [
        (
            "p",
            "p",
            [],
            [("x", "p", ["a"], []), ("p-2", "p", ["b"], []), ("y", "p", ["c"], []), ("p-3", "p", ["d", "e"], [])],
        )
    ]
    assert list(outcome.questionnaire.questions) == ["a", "b", "c", "d", "e"]
    assert outcome.notes == (
        "`elements` of p: to keep the order, what follows a panel stands in a section of its own, p-2",
        "the question of f: there is no question like it here (file)",
        "`elements` of z: nothing in it could be carried over, so it has been left out",
        "`elements` of p: to keep the order, what follows a panel stands in a section of its own, p-3",
    )


def test_panels_keep_their_names_and_pages_give_way():
    outcome = imported(
        pages=[
            page("x", panel("x", text("a"))),
            page("y", panel("x", text("b"))),
            page("y", text("c")),
            page("z*", text("d")),
        ]
    )
    assert list(outcome.questionnaire.all_sections) == ["x-page", "x", "y", "x-2", "y-page", "z_"]
    assert outcome.notes == (
        "`name` of x: another has that name, so the key is x-2",
        "`name` of x: another has that name, so the key is x-page",
        "`name` of y: another has that name, so the key is y-page",
        "`name` of z*: it cannot be a key, so the key is z_",
    )


def test_questions_keep_their_names_and_texts_to_read_give_way():
    hello = {"type": "html", "name": "hello", "html": "Hello"}
    outcome = imported(hello, hello, text("hello"), text("again"), text("again", title="Again"))
    assert [(key, question.text) for key, question in outcome.questionnaire.questions.items()] == [
        ("hello-2", "Hello"), ("hello-3", "Hello"), ("hello", "hello"), ("again", "again")
    ]  # fmt: skip
    assert outcome.notes == (
        "`name` of again: several questions share one answer; only the first is carried over",
        "`name` of hello: another has that name, so the key is hello-2",
        "`name` of hello: another has that name, so the key is hello-3",
    )


def test_names_that_are_too_long_are_cut_and_still_differ():
    outcome = imported(text("x" * 300), text("x" * 250), text(" * "))
    assert [len(key) for key in outcome.questionnaire.questions] == [200, 182, 1]


def test_a_page_or_panel_that_is_never_shown_is_left_out_with_all_it_holds():
    outcome = imported(
        pages=[page("first", text("a"), panel("p", text("b"), visible=False)), page("last", text("c"), visible=False)]
    )
    assert list(outcome.questionnaire.questions) == ["a"]
    assert outcome.notes == ("`visible` of p, last: it is never shown, so it has been left out with all it holds",)


def test_a_panel_s_other_properties_are_named():
    assert imported(text("a"), panel("p", radio("q"), state="collapsed")).notes == ("`state` of p",)
