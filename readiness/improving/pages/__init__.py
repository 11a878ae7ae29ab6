"""The addresses of this journey, one page or verb a file."""

from typing import Any

from readiness.improving.pages import action, action_forms, actions, importing, lesson, lesson_forms, lessons, prefixes

ROUTES: tuple[Any, ...] = (
    lessons.lessons,
    lessons.lessons_compared,
    lessons.lessons_csv,
    lessons.lessons_xlsx,
    lesson_forms.new_lesson,
    lesson_forms.raise_one,
    lesson_forms.choose_lessons,
    lesson_forms.carry,
    lesson_forms.edit_lesson,
    lesson_forms.change,
    lesson.lesson,
    lesson.move,
    lesson.tie,
    actions.actions,
    actions.actions_csv,
    actions.actions_xlsx,
    action_forms.new_action,
    action_forms.add,
    action_forms.edit_action,
    action_forms.change,
    prefixes.prefixes,
    prefixes.rename,
    importing.choose_log,
    importing.upload,
    importing.preview,
    importing.apply,
    action.action,
    action.report,
    action.recommend,
    action.close,
    action.reopen,
)
