"""The addresses of this journey, one page or verb a file."""

from typing import Any

from readiness.improving.pages import action, action_forms, actions, importing, prefixes

ROUTES: tuple[Any, ...] = (
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
