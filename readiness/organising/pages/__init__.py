"""The addresses of this journey, one page or verb a file."""

from typing import Any

from readiness.organising.pages import constituencies, importing, milestones, organisation, organisations, programmes

ROUTES: tuple[Any, ...] = (
    programmes.programmes,
    programmes.create,
    programmes.programme_overview,
    programmes.settings,
    programmes.change_settings,
    milestones.milestones,
    milestones.new_milestone,
    milestones.new_baseline,
    milestones.new_date,
    constituencies.constituencies,
    constituencies.new_constituency,
    constituencies.edit_constituency,
    constituencies.change,
    constituencies.up,
    constituencies.new_group,
    constituencies.seat,
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
