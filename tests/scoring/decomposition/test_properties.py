from hypothesis import given

from scoring.constituencies.standing import figure_of
from scoring.decomposition.parting import Parting
from scoring.decomposition.rescoring import Rescorer, Whose
from scoring.decomposition.restricting import restricted
from scoring.decomposition.saying import Said
from scoring.decomposition.values import Decomposition
from tests.scoring.decomposition.rounds import PROFILE, turned_about, two_rounds


@given(two_rounds())
def test_the_four_parts_sum_to_the_whole(rounds):
    before, after, lineage = rounds
    parting = Parting(Said(before), Said(after), lineage)
    for constituency in (None, "c", "d"):
        parted = parting.of(constituency)
        if isinstance(parted, Decomposition):
            assert sum(parted.parts) == parted.whole == parted.after - parted.before


@given(two_rounds())
def test_the_way_back_is_the_way_there_with_every_sign_turned(rounds):
    before, after, lineage = rounds
    there, back = Parting(Said(before), Said(after), lineage), Parting(Said(after), Said(before), turned_about(lineage))
    for constituency in (None, "c", "d"):
        one, other = there.of(constituency), back.of(constituency)
        assert type(one) is type(other)
        if isinstance(one, Decomposition):
            assert one.parts == tuple(-part for part in other.parts)


@given(two_rounds())
def test_answers_read_back_from_receipts_earn_what_the_receipts_say(rounds):
    one = rounds[0]
    scale = one.compiled.scheme.scale
    said = Said(one)
    whole = restricted(one.compiled, [key for key in one.compiled.questionnaire.questions if said.knows(key)])
    reads_beyond = any(key not in one.compiled.counted for key in one.compiled.readers)
    for key, receipt in one.receipts.items():
        words = said.of(key)
        marks = {question: said.mark(counted, words[question]) for question, counted in whole.counted.items()}
        member = Rescorer(whole).member(words, marks, Whose(one.organisations[key].constituency, None, PROFILE))
        if said.has_sheets or not (reads_beyond or one.compiled.scheme.gates):
            assert member.figure == figure_of(scale.on if scale is not None else "points", receipt)
            assert member.rating == receipt.rating
