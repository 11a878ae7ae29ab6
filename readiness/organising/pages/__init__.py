"""The addresses of this journey, one page or verb a file."""

from typing import Any

from readiness.organising.pages import importing, organisation, organisations, programmes

ROUTES: tuple[Any, ...] = (
    programmes.programmes,
    programmes.create,
    programmes.programme_overview,
    programmes.settings,
    programmes.change_settings,
    organisations.organisations,
    organisations.new_organisation,
    organisations.add,
    importing.choose_file,
    importing.upload,
    importing.preview,
    importing.apply,
    organisation.organisation,
    organisation.edit_organisation,
    organisation.change,
    organisation.move,
)
