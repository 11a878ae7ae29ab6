"""What a respondent is told when an answer cannot be taken."""

import pytest

from questionnaires.problems import InvalidAnswer


def refusal(question, raw):
    with pytest.raises(InvalidAnswer) as refused:
        question.read(raw)
    return str(refused.value)
