from scoring.compiling import compile_scheme
from scoring.possible.questions import Asking
from scoring.possible.ways import Way
from tests.scoring.worlds import asked, choice, number, ruled

QUESTIONNAIRE = asked(number("n", minimum=0, maximum=9), choice("b"))
RULES = ({"match": "n", "linear": {"from": 0, "to": 9}}, {"match": "b", "options": {"a": 2}})


def test_what_was_worked_out_is_kept_as_long_as_there_is_room():
    compiled = compile_scheme(QUESTIONNAIRE, ruled(QUESTIONNAIRE, *RULES))
    way = Way({}, compiled.plan.applied({}, {}), {})
    first, again = (Asking(compiled, {}).outcomes(way) for _ in range(2))
    assert {key: first[key] is again[key] for key in first} == {"n": True, "b": True}
    crowded = compile_scheme(QUESTIONNAIRE, ruled(QUESTIONNAIRE, *RULES))
    first, again = (Asking(crowded, {}, most_kept=1).outcomes(way) for _ in range(2))
    assert {key: first[key] is again[key] for key in first} == {"n": True, "b": False}
    assert first["b"].points == again["b"].points
