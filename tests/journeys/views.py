"""Every page in every state that is looked at: the route as it is declared, who opens it, and how it comes to that state."""

from tests.journeys.view import View
from tests.journeys.views_of_authoring import VIEWS_OF_AUTHORING
from tests.journeys.views_of_comparing import VIEWS_OF_COMPARING
from tests.journeys.views_of_improving import VIEWS_OF_IMPROVING
from tests.journeys.views_of_milestones import VIEWS_OF_MILESTONES
from tests.journeys.views_of_organising import VIEWS_OF_ORGANISING
from tests.journeys.views_of_packs import VIEWS_OF_PACKS
from tests.journeys.views_of_reporting import VIEWS_OF_REPORTING
from tests.journeys.views_of_responding import VIEWS_OF_RESPONDING
from tests.journeys.views_of_rounds import VIEWS_OF_ROUNDS
from tests.journeys.views_of_signing_in import VIEWS_OF_SIGNING_IN
from tests.journeys.views_of_standing import VIEWS_OF_STANDING

VIEWS = (
    View("/", "participant"),
    View("/", "office"),
    View("/", "administrator"),
    View("/", "nobody", "empty"),
    View("/no-such-page", "participant", "a problem page", status=404),
    *VIEWS_OF_SIGNING_IN,
    *VIEWS_OF_ORGANISING,
    *VIEWS_OF_AUTHORING,
    *VIEWS_OF_ROUNDS,
    *VIEWS_OF_RESPONDING,
    *VIEWS_OF_REPORTING,
    *VIEWS_OF_STANDING,
    *VIEWS_OF_COMPARING,
    *VIEWS_OF_IMPROVING,
    *VIEWS_OF_MILESTONES,
    *VIEWS_OF_PACKS,
)
