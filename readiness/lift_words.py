"""What would have lifted a rating, in words: on the page of a participant and on the command line."""

from questionnaires.answers import Given, NotApplicable, Value, plain
from questionnaires.question_types import AnyQuestion, MilestoneGrid
from questionnaires.texts import words
from reports.numbers import counted
from scoring.uplift import Change, Lift

ANY = "\u2026"
"""What the search gives to a question of words: it stands for any answer, as an answer to a grid does."""
STAYS = (
    "Left as they are: what does not apply, and texts and milestone grids that were answered, for there other words earn nothing else. "
    "One that was left unanswered is among the sets where its scheme gives points for an answer of any kind."
)


def sentence_of(lift: Lift, level: str) -> str:
    """How many answers, and how far that is proved."""
    if lift.at_least is None:
        return f"No set of better answers would have led to {level}, with everything else as it is."
    if lift.size is None:
        return (
            f"At least {counted(lift.at_least, 'other answer', 'other answers')} would have been needed for {level}; "
            "the search ended before a set was found."
        )
    answers = counted(lift.size, "other answer", "other answers")
    if not lift.is_exact:
        return (
            f"{answers} would have led to {level}. At least {lift.at_least} are needed; whether fewer than {lift.size} would have done "
            "is not settled: the search ends after a set amount of work, the same each time."
        )
    if lift.is_all and lift.found == 1:
        return f"{answers} would have led to {level}, and nothing smaller or other would have done."
    return f"{answers} would have led to {level}; fewer would not have done. {_how_many(lift)}"


def _how_many(lift: Lift) -> str:
    if lift.found == 1:
        return "There may be other sets of that size."
    return f"There are {'' if lift.is_all else 'at least '}{lift.found} sets of questions of that size."


def said_before(change: Change, question: AnyQuestion, language: str) -> str:
    if change.given is None:
        return "Not answered" if change.was_asked else "Not asked; it would have come up"
    said = answer_words(change.given, question, language)
    return f"{said} (counts as not answered)" if change.was_missing else said


def answer_words(given: Given | Value, question: AnyQuestion, language: str) -> str:
    if isinstance(given, NotApplicable):
        return f"Not applicable: {given.reason}"
    titles = {option.key: words(option.text, "en", language) for option in question.choices}
    if isinstance(question, MilestoneGrid):  # only one that was not answered is ever given another answer
        return "Any answer"
    if isinstance(given, tuple):
        return "; ".join(titles.get(str(key), str(key)) for key in given)
    if given == ANY:
        return "Any answer"
    return titles.get(str(given), str(plain(given)))
