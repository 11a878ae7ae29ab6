"""The whole of a scheme."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from questionnaires.question_types.question import Key
from questionnaires.texts import Text
from scoring.scheme.figures import Measure, Rounding, SectionFigure
from scoring.scheme.points import AbsencePolicies, Patterns, QuestionRule
from scoring.scheme.ratings import Gate, Scale
from scoring.scheme.relatives import AnyRelative
from scoring.scheme.rollups import Rollups


class For(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The questionnaire a scheme is for."""

    key: Key
    version: Annotated[str | None, Meta(description="Without it, any version whose questions fit.")] = None


class SectionFigures(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How sections become figures: one rule for all, and others for those named by key."""

    default: SectionFigure = SectionFigure()
    by_key: dict[str, SectionFigure] = {}


class Scheme(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One version of a scheme."""

    readiness: Annotated[Literal["scheme/1"], Meta(description="Says what this document is.")]
    key: Key
    version: Annotated[str, Meta(min_length=1, max_length=40)]
    title: Text
    description: Text | None = None
    source: Annotated[Text | None, Meta(description="Origin, licence and attribution of the rules.")] = None
    questionnaire: For
    absence: AbsencePolicies = AbsencePolicies()
    rounding: Annotated[
        Rounding | None,
        Meta(description="Applied once, to every figure that is reported and has no rounding of its own."),
    ] = None
    questions: Annotated[tuple[QuestionRule, ...], Meta(min_length=1)]
    not_counted: Annotated[Patterns, Meta(description="Questions that are answered but not counted.")] = ()
    sections: SectionFigures = SectionFigures()
    measures: tuple[Measure, ...] = ()
    total: Annotated[
        Key | None, Meta(description="The measure that is the total; without it, the sum of the outermost sections.")
    ] = None
    scale: Scale | None = None
    gates: tuple[Gate, ...] = ()
    relative: tuple[AnyRelative, ...] = ()
    constituencies: Rollups | None = None
