"""Questions as forms, in two stages: what a version says is written once into a template that leaves only answers open, and
that template is what runs with every page.

The first stage is `templates/responding/questions`, one file a kind; what it leaves to the second stands in `[[ ]]` and `[% %]`
there. Words of a questionnaire cannot reach the second stage: their square brackets are written as references.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from questionnaires.answers import decimal_text
from questionnaires.question_types import AnyQuestion, LongText, MilestoneGrid, Number, Percent, ShortText
from questionnaires.question_types.milestone_grid import State
from questionnaires.texts import Text
from readiness.responding.addresses import in_address
from readiness.responding.reading import MOST_REASON
from readiness.web.rendering import ROOT

NO_CELLS = ("",) * 180
"""As many as the longest grid has."""


class Both(NamedTuple):
    """Two answers of which one is to stay."""

    mine: str
    theirs: str
    name: str
    at: str
    version: int


class Shown(NamedTuple):
    """One question's form as it stands: what is chosen or written, whose it is, and what is wrong with it."""

    at: int = -1
    """Place of the option chosen."""
    many: frozenset[int] = frozenset()
    text: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    na: bool = False
    reason: str = ""
    version: int = 0
    answered: bool = False
    by: str = ""
    """Who answered, and when."""
    error: str = ""
    state: str = ""
    said: str = ""
    cells: tuple[str, ...] = NO_CELLS
    """Of a grid: three for each row, in order."""
    beside: tuple[str, ...] = NO_CELLS
    """What stands beside each row: when it is planned, and what was forecast last time."""
    both: Both | None = None
    hidden: frozenset[int] = frozenset()
    """Options that are not offered to this organisation."""
    focused: bool = False
    """Whether what is said gets the focus, in place of a button that is gone."""
    oob: bool = False
    """Whether it takes the place of the one on the page, out of band."""


BLANK = Shown()
_TEXTS = tuple(name for name, default in Shown._field_defaults.items() if isinstance(default, str))
Draw = Callable[[Shown], Markup]


@dataclass(frozen=True, slots=True)
class Forms:
    """By question key: the whole form of a question, the part of it that follows from its answer, and the form without any."""

    whole: dict[str, Draw]
    about: dict[str, Draw]
    blank: dict[str, Markup]


def prepared(questions: Sequence[tuple[str, str, AnyQuestion]], words: Callable[[Text | None], str]) -> Forms:
    """Of (id, number, question)."""
    template = _first().get_template("responding/questions/forms.html")
    source = template.render(questions=[_Prepared(*one, words) for one in questions])
    module = _second().from_string(source).module
    whole = {question.key: _drawing(getattr(module, f"whole_{id_}")) for id_, _, question in questions}
    about = {question.key: _drawing(getattr(module, f"about_{id_}")) for id_, _, question in questions}
    return Forms(whole, about, {key: draw(BLANK) for key, draw in whole.items()})


def _drawing(macro: Callable[[Shown], str]) -> Draw:
    """The one way to a macro of the second stage, which itself escapes nothing: that costs more than all the rest."""
    return lambda shown: Markup(macro(_escaped(shown)))


def _escaped(shown: Shown) -> Shown:
    """Every text of it, for markup and attributes alike."""
    if shown is BLANK:
        return shown
    texts: dict[str, Any] = {name: str(escape(text)) for name in _TEXTS if (text := getattr(shown, name))}
    for name in ("cells", "beside"):
        if (several := getattr(shown, name)) is not NO_CELLS:
            texts[name] = padded(tuple(str(escape(text)) for text in several))
    both = shown.both
    if both is not None:
        mine, theirs, name, at = (str(escape(one)) for one in (both.mine, both.theirs, both.name, both.at))
        both = Both(mine, theirs, name, at, both.version)
    return shown._replace(**texts, both=both)


def padded(cells: tuple[str, ...]) -> tuple[str, ...]:
    return (*cells, *NO_CELLS[len(cells) :])


class _Prepared:
    """A question as the first stage reads it."""

    def __init__(self, id_: str, number: str, question: AnyQuestion, words: Callable[[Text | None], str]) -> None:
        self.id, self.number, self.key = id_, number, question.key
        self.address = in_address(question.key)
        self.kind = str(question.__struct_config__.tag)
        self.text = words(question.text)
        self.about = [
            (title, words(text))
            for title, text in (
                ("How to answer", question.guidance), ("What is looked for", question.criteria), ("Typical evidence", question.evidence),
            )
            if text is not None
        ]  # fmt: skip
        self.is_answered = question.is_asked_for_an_answer
        self.required, self.not_applicable = question.required, question.not_applicable
        self.options = [
            (
                at,
                option.key,
                words(option.text),
                words(option.guidance),
                option.applies_if is not None,
                option.exclusive,
            )
            for at, option in enumerate(question.choices)
        ]
        grid = question if isinstance(question, MilestoneGrid) else None
        self.rows = [(one.key, words(one.text), words(one.guidance)) for one in grid.milestones] if grid else []
        self.confidence = [(one.key, words(one.text)) for one in grid.confidence] if grid else []
        self.states = [(one.value, one.words) for one in State]
        self.at_most = getattr(question, "at_most", None)
        self.unit = words(question.unit) if isinstance(question, Number) else ""
        self.range = _range(question)
        self.is_whole = getattr(question, "places", None) == 0
        self.most = question.most_characters if isinstance(question, ShortText | LongText) else 0
        self.most_reason = MOST_REASON


def _range(question: AnyQuestion) -> str:
    """What may be given, in words; empty where anything may."""
    if isinstance(question, Number | Percent):
        low, high = question.minimum, question.maximum
        whole = "Whole number" if question.places == 0 else ""
        span = _span(low, high)
        return f"{whole}, {span}." if whole and span else f"{whole or span.capitalize()}." if whole or span else ""
    return ""


def _span(low: Decimal | None, high: Decimal | None) -> str:
    if low is not None and high is not None:
        return f"from {decimal_text(low)} to {decimal_text(high)}"
    if low is not None:
        return f"{decimal_text(low)} or more"
    return f"{decimal_text(high)} or less" if high is not None else ""


@cache
def _first() -> Environment:
    return Environment(
        loader=FileSystemLoader(ROOT / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=_sealed,
    )  # fmt: skip


@cache
def _second() -> Environment:
    return Environment(
        autoescape=False,  # what reaches it is escaped by `_escaped`
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, variable_start_string="[[",
        variable_end_string="]]", block_start_string="[%", block_end_string="%]", comment_start_string="[#", comment_end_string="#]",
    )  # fmt: skip


def _sealed(value: Any) -> Any:
    """Escaped, and without the signs that the second stage would take for its own."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(str(escape(value)).replace("[", "&#91;").replace("]", "&#93;"))
    return value
