"""Tiny questionnaires for tests of versions: one section unless sections are given."""

from questionnaires.definition import DeclaredLineage, DeclaredLink, Questionnaire, Section
from questionnaires.question_types import Option, SingleChoice, YesNo


def asking(*questions, version="1", sections=(), **facts):
    within = sections or (Section(key="only", title="Only", questions=questions),)
    given = {"key": "tiny", "title": "Tiny", "readiness": "questionnaire/1"} | facts
    return Questionnaire(version=version, sections=within, **given)


def yes_no(key="plan", text="Is there a plan?", **facts):
    return YesNo(key=key, text=text, **facts)


def choice(*options, key="state", text="How far is it?", **facts):
    """Options as KEY or (KEY, TEXT)."""
    pairs = [(option, option.capitalize()) if isinstance(option, str) else option for option in options]
    return SingleChoice(key=key, text=text, options=tuple(Option(key=name, text=said) for name, said in pairs), **facts)


def declaring(*links, since="1"):
    """Links as (VERDICT, OLD, NEW, COMPARABLE), keys parted by spaces."""
    return DeclaredLineage(
        since=since,
        links=tuple(
            DeclaredLink(
                verdict=verdict,
                old=tuple(old.split()),
                new=tuple(new.split()),
                comparable=comparable,
                reason="Because.",
            )
            for verdict, old, new, comparable in links
        ),
    )
