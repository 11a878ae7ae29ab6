"""What comparison needs of one round."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from questionnaires.answers import AnswerSheet
from questionnaires.definition import Questionnaire
from scoring.compiling import Compiled
from scoring.constituencies.values import Organisation
from scoring.receipt import Receipt


@dataclass(frozen=True, slots=True)
class ComparedRound:
    """A round as scored. `organisations`: everyone asked, by reference, which is identity across rounds; `receipts`: full
    receipts of everyone who handed in, by reference.

    `sheets` and `profiles` (answers and facts by reference) are wanted only where the change is parted and another scheme
    counts questions, or looks at facts, of which the receipts say nothing.
    """

    key: str
    title: str
    as_of: str
    questionnaire: Questionnaire
    compiled: Compiled
    organisations: Mapping[str, Organisation]
    receipts: Mapping[str, Receipt]
    population_known: bool
    sheets: Mapping[str, AnswerSheet] = field(default_factory=dict)
    profiles: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
