"""Chapters of which there is nothing yet, and which say so."""

from reports.packs.document import Chapter, Sentences

FIRST_ROUND = "This is the first round of the programme, so there is nothing to compare it with."
OTHER_PACK = "It stands in the pack for the programme office."
MILESTONES_ELSEWHERE = (
    f"How sure organisations are of each milestone is told to the programme office alone. {OTHER_PACK}"
)
NO_REGISTER = "This round is a folder of files, which has no register of {}."


def movement(sentence: str = FIRST_ROUND) -> Chapter:
    return _saying(
        "movement",
        "Movement since the round before",
        "What changed, among the organisations rated in both rounds.",
        sentence,
    )


def milestones(sentence: str = MILESTONES_ELSEWHERE) -> Chapter:
    return _saying(
        "milestones", "Milestone confidence", "How sure organisations are of the dates of the plan.", sentence
    )


def lessons(sentence: str = NO_REGISTER.format("lessons")) -> Chapter:
    return _saying(
        "lessons", "Lessons compared", "Whether what was learned before shows in the answers of this round.", sentence
    )


def actions(sentence: str = NO_REGISTER.format("actions")) -> Chapter:
    return _saying("actions", "Actions", "What was agreed, who does it, and what is overdue.", sentence)


def _saying(key: str, title: str, purpose: str, sentence: str) -> Chapter:
    return Chapter(key, title, purpose, (Sentences((sentence,)),))
