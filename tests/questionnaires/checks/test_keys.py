from tests.questionnaires.written import HEAD, loaded, problems_of, written


def test_a_question_key_that_stands_twice_is_named_with_its_first_line():
    questions = """\
- {key: plan, kind: yes_no, text: Is there a plan?}
- {key: lead, kind: yes_no, text: Is there a lead?}
- kind: yes_no
  key: plan
  text: Is it agreed?
"""
    assert problems_of(written(questions)) == [
        "12: plan: The key stands twice (first in line 9); keys are identity, give this one another."
    ]


def test_a_section_and_a_question_cannot_share_a_key():
    assert problems_of(written("- {key: only, kind: yes_no, text: Is there a plan?}\n")) == [
        "9: only: The key stands twice (first in line 6); keys are identity, give this one another."
    ]


def test_a_section_within_another_cannot_have_its_key():
    text = f"""{HEAD}sections:
  - key: outer
    title: Outer
    sections:
      - key: outer
        title: Inner
        questions: [{{key: plan, kind: yes_no, text: Is there a plan?}}]
"""
    assert problems_of(text) == [
        "9: outer: The key stands twice (first in line 6); keys are identity, give this one another."
    ]


def test_a_stated_number_that_is_shown_twice_is_named_at_every_place_that_states_it():
    questions = """\
- {key: plan, kind: yes_no, text: Is there a plan?, number: "7"}
- {key: lead, kind: yes_no, text: Is there a lead?, number: "7"}
"""
    assert problems_of(written(questions)) == [
        "9: plan: The number 7 is shown 2 times; give each its own.",
        "10: lead: The number 7 is shown 2 times; give each its own.",
    ]


def test_a_stated_number_cannot_be_one_that_follows_from_a_position():
    questions = """\
- {key: plan, kind: yes_no, text: Is there a plan?, number: "1.2"}
- {key: lead, kind: yes_no, text: Is there a lead?}
"""
    assert problems_of(written(questions)) == ["9: plan: The number 1.2 is shown 2 times; give each its own."]


def test_two_sections_cannot_show_one_number():
    text = f"""{HEAD}sections:
  - {{key: a, title: A, questions: [{{key: plan, kind: yes_no, text: Is there a plan?}}]}}
  - {{key: b, title: B, number: "1", questions: [{{key: lead, kind: yes_no, text: Is there a lead?}}]}}
"""
    assert problems_of(text) == ["7: b: The number 1 is shown 2 times; give each its own."]


def test_a_question_may_show_the_number_of_a_section_and_text_to_read_any():
    questions = """\
- {key: plan, kind: yes_no, text: Is there a plan?, number: "1"}
- {key: note, kind: information, text: Thank you., number: "1"}
"""
    assert list(loaded(questions).questions) == ["plan", "note"]
