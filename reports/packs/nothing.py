"""Chapters of which there is nothing yet, and which say so."""

from reports.packs.document import Chapter, Sentences

FIRST_ROUND = "This is the first round of the programme, so there is nothing to compare it with."
NO_MILESTONES = "No question of this round asks about milestones, so no confidence in them is stated."
NO_LESSONS = "No lesson is recorded in this programme, so none can be compared with what this round found."
NO_ACTIONS = "No action is recorded in this programme."


def movement(sentence: str = FIRST_ROUND) -> Chapter:
    return _saying(
        "movement",
        "Movement since the round before",
        "What changed, among the organisations rated in both rounds.",
        sentence,
    )


def milestones(sentence: str = NO_MILESTONES) -> Chapter:
    return _saying(
        "milestones", "Milestone confidence", "Whether organisations expect to meet the dates of the plan.", sentence
    )


def lessons(sentence: str = NO_LESSONS) -> Chapter:
    return _saying(
        "lessons", "Lessons compared", "Whether what was learned before shows in the answers of this round.", sentence
    )


def actions(sentence: str = NO_ACTIONS) -> Chapter:
    return _saying("actions", "Actions", "What was agreed, who does it, and what is overdue.", sentence)


def _saying(key: str, title: str, purpose: str, sentence: str) -> Chapter:
    return Chapter(key, title, purpose, (Sentences((sentence,)),))
