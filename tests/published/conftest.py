"""What several tests of published figures share: the rounds are scored once."""

import pytest

from tests.published.barometer import Barometer, barometer
from tests.shared_data import folder


@pytest.fixture(scope="session")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Barometer:
    return barometer(folder("open-data-barometer"), tmp_path_factory.mktemp("barometer"))
