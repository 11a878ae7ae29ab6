"""Two people of one organisation answer its questionnaire; a signatory signs it and hands it in."""

import re

from playwright.sync_api import expect

from questionnaires.texts import words
from tests.journeys.people import Someone
from tests.journeys.walk import questions
from tests.journeys.walk.questions import answers_of, box_of, fills_in, gives, question
from tests.journeys.walk.rounds import TITLE

OURS = "SO01"
FIRST, SHARED = "Mobilisation and resourcing", "Governance and assurance"


def come_to_the_response(someone: Someone) -> None:
    """By the link in the mail about the round."""
    assert "Island System Operator" in someone.opens_mail("please answer for")
    someone.sees("What happens next", FIRST, SHARED)


def open_section(someone: Someone, title: str) -> None:
    someone.follows_containing(title)
    someone.sees("Save and continue")


def see_a_condition_take_effect(someone: Someone) -> None:
    """A question is asked because of an answer, and falls away with it."""
    recovery = question("mobilisation_recovery")
    expect(box_of(someone, recovery)).to_be_hidden()
    gives(someone, question("sponsor_named"), "no")
    saves_the_page(someone, "more question is asked on this page")
    expect(box_of(someone, recovery)).to_be_visible()
    gives(someone, question("sponsor_named"), "yes")
    saves_the_page(someone, "Your answers are saved")
    if not someone.has_javascript:
        someone.page.go_back()
        someone.page.reload()
    expect(box_of(someone, recovery)).to_be_hidden()


def saves_the_page(someone: Someone, sentence: str) -> None:
    """What a script does not do by itself."""
    if not someone.has_javascript:
        someone.presses("Save and continue")
        someone.sees(sentence)


def see_wrong_input_stay(someone: Someone) -> None:
    """It is not kept, and not taken away either."""
    roles = question("roles_filled")
    gives(someone, question("resource_plan"), "tracked")
    saves_the_page(someone, "more question is asked on this page")
    box = box_of(someone, roles)
    box.get_by_role("textbox").first.fill("a lot")
    if someone.has_javascript:
        someone.page.keyboard.press("Tab")
    else:
        someone.presses("Save and continue")
        someone.sees("There is a problem")
    expect(box).to_contain_text("number")
    expect(box.get_by_role("textbox").first).to_have_value("a lot")


def answer_the_same_at_once(one: Someone, other: Someone) -> None:
    """Both have the page open; who comes second is shown both answers and chooses."""
    open_section(other, FIRST)
    asked = question("budget_approved")
    gives(one, asked, "to_completion")
    saves_the_page(one, "")
    box = gives(other, asked, "requested", "changed this answer")
    if not other.has_javascript:
        other.presses("Save and continue")
    expect(box).to_contain_text("Paula Participant changed this answer")
    expect(box).to_contain_text("To the end of migration and beyond")
    other.presses(re.compile("^Take this one"), within=box)
    expect(box_of(other, asked).get_by_label("To the end of migration and beyond")).to_be_checked()


def answer_section(someone: Someone, title: str) -> None:
    """Everything the organisation says there, on the page of the section or from the list of them."""
    given = answers_of(OURS)
    if "/sections/" not in someone.page.url:
        open_section(someone, title)
    left = [one for one in questions.sections()[title] if one.key in given]
    while left:
        now = [one for one in left if box_of(someone, one).is_visible()]
        assert now, [one.key for one in left]
        for one in now:
            (gives if someone.has_javascript else fills_in)(someone, one, given[one.key])
        left = [one for one in left if one not in now]
        if left and not someone.has_javascript:
            someone.presses("Save and continue")
    someone.presses("Save and go to all sections")
    someone.sees("What happens next")


def answer_the_rest(participant: Someone, colleague: Someone) -> None:
    """One of them hands a section over and answers all others."""
    answer_section(participant, FIRST)
    hand_a_section_over(participant)
    assert "You know the board papers." in colleague.opens_mail(SHARED)
    answer_section(colleague, SHARED)
    for title, asked in questions.sections().items():
        if title not in (FIRST, SHARED) and any(one.key in answers_of(OURS) for one in asked):
            answer_section(participant, title)


def hand_a_section_over(someone: Someone) -> None:
    someone.follows(re.compile(f"^Ask a colleague.*{SHARED}$"))
    someone.ticks("Colin Colleague")
    someone.fills("A word to go with it (optional)", "You know the board papers.")
    someone.presses("Give the section")
    someone.sees("Colin Colleague has the section")


def check(someone: Someone) -> None:
    """Everything is there, and a participant may not sign."""
    someone.presses("Check your answers")
    someone.sees("Nothing required is missing", "A signatory of Island System Operator")
    expect(someone.page.get_by_role("button", name="Sign and hand in")).to_have_count(0)


def sign_and_hand_in(signatory: Someone) -> None:
    come_to_the_response(signatory)
    signatory.presses("Check your answers")
    signatory.presses("Sign and hand in")
    signatory.sees("There is a problem")
    signatory.ticks("I declare this in my own name")
    signatory.presses("Sign and hand in")
    signatory.sees("The answers are handed in.")


def read_what_was_handed_in(someone: Someone) -> None:
    """By everyone of the organisation; it can be changed no more."""
    assert TITLE in someone.opens_mail("Handed in")
    someone.sees("Sigrid Signatory", "Fingerprint of the answers", words(question("sponsor_named").text, "en"))
