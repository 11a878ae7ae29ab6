"""From an empty service to figures in a spreadsheet, in a real browser, with a script and without one.

Everyone comes by a link in a real mail and does what pages let them do; the chapters are in `walk`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.people import Crowd
from tests.journeys.site import Site, a_site
from tests.journeys.walk import answering, publishing, reporting, rounds, setting_up

ADMINISTRATOR = "administrator@example.org"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with a_site(tmp_path_factory.mktemp("site"), READINESS_ADMIN_EMAIL=ADMINISTRATOR) as site:
        yield site


@pytest.fixture
def crowd(site: Site, browser: Browser) -> Iterator[Crowd]:
    crowd = Crowd(browser, site)
    yield crowd
    crowd.go_home()


@pytest.mark.parametrize("has_javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_programme_goes_from_invitation_to_export(crowd: Crowd, has_javascript: bool, tmp_path: Path) -> None:
    crowd.has_javascript = has_javascript
    administrator = crowd.someone(ADMINISTRATOR)
    setting_up.sign_in(administrator, by_mail=not has_javascript)
    setting_up.create_programme(administrator, crowd.name)
    setting_up.add_constituencies(administrator)
    setting_up.import_organisations(administrator)
    setting_up.invite_everyone(administrator, crowd.name)
    office, author = crowd.called("office"), crowd.called("author")
    participant, colleague = crowd.called("participant"), crowd.called("colleague")
    signatory, observer, rival = crowd.called("signatory"), crowd.called("observer"), crowd.called("rival")
    for one in (office, author, participant, colleague, signatory, observer, rival):
        one.comes_by_mail("you are invited")
    publishing.upload_with_a_mistake(author, tmp_path)
    publishing.upload(author)
    publishing.publish(author)
    rounds.plan_and_open(office)
    answering.come_to_the_response(participant)
    answering.come_to_the_response(colleague)
    answering.open_section(participant, answering.FIRST)
    answering.see_a_condition_take_effect(participant)
    answering.see_wrong_input_stay(participant)
    answering.answer_the_same_at_once(participant, colleague)
    answering.answer_the_rest(participant, colleague)
    answering.check(participant)
    answering.sign_and_hand_in(signatory)
    answering.read_what_was_handed_in(participant)
    answering.read_what_was_handed_in(colleague)
    handed_in = participant.page.url
    reporting.see_the_dashboard(office)
    dashboard = office.page.url
    reporting.click_down_to_the_receipt(office)
    receipt = office.page.url
    reporting.take_tables_away(office)
    reporting.see_figures_without_names(observer, [handed_in, receipt])
    reporting.see_nothing(rival, [handed_in, receipt, dashboard])
