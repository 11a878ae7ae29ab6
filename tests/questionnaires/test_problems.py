"""A problem is one line, whatever stood in the input."""

from questionnaires.problems import Problem


def test_a_problem_names_file_line_and_subject_where_they_are_known():
    assert str(Problem("a.yaml", 3, "plan", "Mend it.")) == "a.yaml:3: plan: Mend it."
    assert str(Problem("a.yaml", 0, "", "Mend it.")) == "a.yaml: Mend it."


def test_nothing_from_the_input_breaks_the_line_or_steers_the_terminal():
    problem = Problem("a.yaml", 3, "one\ntwo\x1b[2J", "'\u2028' is not \xe9t\xe9.")
    assert str(problem) == "a.yaml:3: one\\ntwo\\x1b[2J: '\\u2028' is not \xe9t\xe9."
