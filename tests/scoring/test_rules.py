from scoring.rules import chained_to, rules_by_question
from scoring.scheme.points import Chain
from tests.scoring.worlds import asked, ruled, yes_no

ASKED = asked(yes_no("a.x"), {"kind": "information", "key": "a.note", "text": "Read."}, yes_no("b.x"), yes_no("c.y"))


def test_a_rule_that_names_a_question_beats_a_pattern_before_and_behind_it():
    exact, pattern = {"match": ["b.x", "*.y"], "answered": 1}, {"match": "*.x", "answered": 2}
    for rules in ([exact, pattern], [pattern, exact]):
        scheme = ruled(ASKED, *rules)
        found = rules_by_question(ASKED, scheme)
        assert {key: rule.answered for key, rule in found.items()} == {"a.x": 2, "b.x": 1, "c.y": 1}


def test_texts_to_read_have_no_rule():
    assert list(rules_by_question(ASKED, ruled(ASKED, {"match": "*", "answered": 1}))) == ["a.x", "b.x", "c.y"]


def test_a_chain_takes_its_stars_from_the_pattern_that_matched():
    scheme = ruled(ASKED, {"match": ["b.*", "*.x", "c.y"], "answered": 1})
    (rule,) = scheme.questions
    chain = Chain(question="*-other")
    assert [chained_to(chain, rule, key) for key in ("a.x", "b.x", "c.y")] == ["a-other", "x-other", "-other"]
