"""The columns of a comparison's tables, with what stands above them for people to read."""

from dataclasses import dataclass

from reports.sheets import Column


@dataclass(frozen=True, slots=True)
class Headed:
    heading: str
    column: Column


def _count(key: str, heading: str, meaning: str) -> Headed:
    return Headed(heading, Column(key, meaning, "organisations", "count"))


def _figure(key: str, heading: str, meaning: str) -> Headed:
    return Headed(heading, Column(key, f"{meaning}, rounded to two decimals", "as the rule says", "hundredths"))


def _percent(key: str, heading: str, meaning: str) -> Headed:
    return Headed(heading, Column(key, f"{meaning}, rounded to two decimals", "per cent", "hundredths"))


def _text(key: str, heading: str, meaning: str) -> Headed:
    return Headed(heading, Column(key, meaning))


PAIR = (
    _text("before", "From", "Title of the earlier round"),
    _text("after", "To", "Title of the later round"),
)
PLACE = (*PAIR, _text("constituency", "Constituency", "Name of the constituency, or all organisations together"))
UNIT = _text("unit", "Unit", "What the figures are in: per cent, points, or levels")

ROUNDS = (
    _text("round", "Round", "Title of the round"),
    _text("as_of", "As of", "Day on which its figures stand"),
    _text("questionnaire", "Questionnaire", "Key and version of what was asked"),
    _text("scheme", "Scheme", "Key and version of the rules it was scored by"),
    _text("n_of_N", "Handed in", "Organisations that handed in, of those asked"),
    _count("rated", "Rated", "Organisations that count in the roll-up"),
    _figure("score", "Score", "All organisations rolled up by the rule of the scheme"),
    _text("rating", "Rating", "Level of the score"),
)
COURSE = (
    _text("constituency", "Constituency", "Name of the constituency, or all organisations together"),
    _text("of", "Of", "All respondents of each round, or the organisations rated in every round"),
    _count("matched", "In all", "Organisations rated in every round"),
)


def course_of(at: int, title: str) -> tuple[Headed, ...]:
    """The columns of one round of several."""
    return (
        _text(f"n_{at}", f"{title}: handed in", f"Organisations that handed in of those asked, in {title}"),
        _figure(f"score_{at}", f"{title}: score", f"Rolled up by the rule of {title}"),
        _text(f"rating_{at}", f"{title}: rating", f"Level of the score in {title}"),
    )


SIDES = (
    *PLACE,
    _text("n_before", "Handed in before", "Organisations that handed in of those asked, in the earlier round"),
    _text("n_after", "Handed in now", "Organisations that handed in of those asked, in the later round"),
    _figure("score_before", "Score before", "All respondents of the earlier round, rolled up by its rule"),
    _figure("score_after", "Score now", "All respondents of the later round, rolled up by its rule"),
    _figure("change", "Change", "Later score less earlier"),
    _text("rating_before", "Rating before", "Level of the earlier score"),
    _text("rating_after", "Rating now", "Level of the later score"),
    _text("tendency", "Distribution", "Which way the distribution of ratings of all respondents went"),
    _count("matched", "In both", "Organisations rated in both rounds: the matched cohort"),
    _figure("matched_before", "Matched before", "The matched cohort in the earlier round, rolled up by its rule"),
    _figure("matched_after", "Matched now", "The matched cohort in the later round, rolled up by its rule"),
    _figure("matched_change", "Matched change", "Later score of the matched cohort less its earlier"),
    UNIT,
)
MOVEMENTS = (
    *PLACE,
    _count("matched", "In both", "Organisations rated in both rounds"),
    _count("improved", "Improved", "Matched organisations with a better level"),
    _count("unchanged", "Unchanged", "Matched organisations with the same level"),
    _count("worsened", "Worsened", "Matched organisations with a worse level"),
    _count("joined", "Joined", "Organisations rated here in the later round only"),
    _count(
        "moved_in", "of these from elsewhere", "Of those joined, asked in another constituency in the earlier round"
    ),
    _count("left", "Left", "Organisations rated here in the earlier round only"),
    _count(
        "moved_out", "of these to elsewhere", "Of those that left, asked in another constituency in the later round"
    ),
    _count("score_up", "Higher score", "Matched organisations with a higher exact score"),
    _count("score_down", "Lower score", "Matched organisations with a lower exact score"),
)
DISTRIBUTION = (
    *PLACE,
    _text("of", "Of", "All respondents, or the matched cohort"),
    _text("level", "Level", "Level of the scale, the worst first"),
    _count("count_before", "Before", "Organisations rated so in the earlier round"),
    _count("count_after", "Now", "Organisations rated so in the later round"),
    _count("count_change", "Change", "Later number less earlier"),
    _percent("percent_before", "Before, share", "Of those rated in the earlier round"),
    _percent("percent_after", "Now, share", "Of those rated in the later round"),
    _percent("weight_before", "Before, by weight", "Of the weight rated in the earlier round"),
    _percent("weight_after", "Now, by weight", "Of the weight rated in the later round"),
)
MATRIX = (
    *PLACE,
    _text("from", "Was", "Level in the earlier round, or why there was none"),
    _text("to", "Is", "Level in the later round, or why there is none"),
    _count("organisations", "Organisations", "Organisations that went this way"),
    Headed("Weight", Column("weight", "Their weight in the later round, or in the earlier of those no longer asked", "weight", "number")),
)  # fmt: skip
QUESTIONS = (
    *PAIR,
    _text("number", "No.", "Number of the question as shown"),
    _text("question", "Question", "Its words"),
    _text("verdict", "Lineage", "How it comes from the earlier version"),
    _text("comparable", "Comparable", "Whether answers of both rounds may be compared: yes or no"),
    _count("n", "Answered in both", "Matched organisations that answered it in both rounds"),
    _count("of", "of matched", "Organisations rated in both rounds"),
    _count("better", "Better", "Answers with more points of what is possible (fewer where little is good)"),
    _count("same", "Same", "Answers with the same points"),
    _count("worse", "Worse", "Answers with fewer points of what is possible (more where little is good)"),
    _count("changed", "Other answer", "Answers that are not the same as before; none stated for a group of questions"),
    _percent("mean_before", "Mean before", "Mean of the points of what is possible, in the earlier round"),
    _percent("mean_after", "Mean now", "The same in the later round"),
    _text("reason", "Why", "Why the answers may or may not be compared"),
)
PARTS = (
    *PLACE,
    _figure("score_before", "Score before", "All respondents of the earlier round, rolled up"),
    _figure("score_after", "Score now", "All respondents of the later round, rolled up"),
    _figure("change", "Change", "Later score less earlier: the sum of the four parts"),
    _figure("who_answered", "Who answered", "Because organisations joined and left"),
    _figure("what_was_asked", "What was asked", "Because of new, retired and not comparable questions"),
    _figure("how_scored", "How it was weighed and scored", "Because of other rules or weights on the same answers"),
    _figure("real_movement", "Real movement", "Because answers to comparable questions changed"),
    UNIT,
    _text("note", "Note", "What is to be known of how the parts came about, or why there are none"),
)
WARNINGS = (
    *PLACE,
    _text("warning", "What changed in the base", "What makes the two rounds less comparable, in a sentence"),
)
