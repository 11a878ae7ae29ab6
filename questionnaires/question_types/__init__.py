"""Every kind of question, one file each. A new kind is its module, its line here, its templates and its test."""

from questionnaires.question_types.day import Day
from questionnaires.question_types.information import Information
from questionnaires.question_types.maturity import Maturity
from questionnaires.question_types.milestone_grid import MilestoneGrid
from questionnaires.question_types.multiple_choice import MultipleChoice
from questionnaires.question_types.number import Number
from questionnaires.question_types.percent import Percent
from questionnaires.question_types.question import Option, Question
from questionnaires.question_types.single_choice import SingleChoice
from questionnaires.question_types.text import LongText, ShortText
from questionnaires.question_types.yes_no import YesNo

AnyQuestion = (
    YesNo
    | SingleChoice
    | MultipleChoice
    | Maturity
    | MilestoneGrid
    | Number
    | Percent
    | Day
    | ShortText
    | LongText
    | Information
)
KINDS: dict[str, type[Question]] = {
    str(kind.__struct_config__.tag): kind
    for kind in (
        YesNo,
        SingleChoice,
        MultipleChoice,
        Maturity,
        MilestoneGrid,
        Number,
        Percent,
        Day,
        ShortText,
        LongText,
        Information,
    )
}

__all__ = [
    "KINDS",
    "AnyQuestion",
    "Day",
    "Information",
    "LongText",
    "Maturity",
    "MilestoneGrid",
    "MultipleChoice",
    "Number",
    "Option",
    "Percent",
    "Question",
    "ShortText",
    "SingleChoice",
    "YesNo",
]
