import pytest

from questionnaires.changes.likeness import LONGEST, is_small, likeness, words_of

LONG = "Has your organisation a plan for the migration of its meter points which its board has read and which names an owner for"
FILLER = " ".join(f"word{number}" for number in range(LONGEST + 1))


def test_capitals_and_punctuation_do_not_count_as_words():
    assert words_of("Is it Agreed, really?  DON’T say 5 %!") == [
        "is",
        "it",
        "agreed",
        "really",
        "don't",
        "say",
        "5",
        "%",
    ]


@pytest.mark.parametrize(
    ("old", "new", "share"),
    [
        ("a b c d", "a b c d", 1),
        ("a b c d", "a b c x", 0.75),
        ("a b", "b a", 0.5),
        ("a", "b", 0),
        ("", "", 1),
        ("", "a", 0),
    ],
)
def test_likeness_is_the_share_of_words_in_the_same_order(old, new, share):
    assert likeness(old.split(), new.split()) == share


def test_order_is_left_out_of_very_long_texts():
    words = FILLER.split()
    assert likeness(words, words[::-1]) == 1
    assert likeness([*words, "old"], [*words, "new"]) == 2 * (LONGEST + 1) / (2 * LONGEST + 4)


@pytest.mark.parametrize(
    ("old", "new", "small"),
    [
        (f"{LONG} risks?", f"{LONG} risks?", True),
        ("Is it agreed?", "Is it agreed.", True),
        (f"{LONG} risks?", f"{LONG} dangers?", True),
        (f"{LONG} risks?", f"{LONG} all risks?", False),
        (f"{LONG} 3 risks?", f"{LONG} 4 risks?", False),
        (f"{LONG} risks it has?", f"{LONG} risks it hasn’t?", False),
        (f"{LONG} 5 % risks?", f"{LONG} 5 € risks?", False),
        (
            "What percentage of the build in your plan is complete?",
            "What percentage of the build and configuration in your plan is complete?",
            False,
        ),
        ("Is the plan approved?", "Is the plan drafted?", False),
        (f"{FILLER} risks", f"{FILLER} dangers", True),
        (f"{FILLER} risks", f"{FILLER} no risks", False),
        (f"{FILLER} {FILLER}", FILLER, False),
    ],
)
def test_a_change_is_small_when_nearly_all_words_stay_and_none_that_decides_is_touched(old, new, small):
    assert is_small(old, new) is small
    assert is_small(new, old) is small


def test_a_negation_that_moves_is_no_small_change():
    assert not is_small(f"{LONG} what is not agreed but is paid", f"{LONG} what is agreed but is not paid")
