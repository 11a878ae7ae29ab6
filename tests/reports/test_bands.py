import pytest

from reports.bands import band_of, bands_for
from reports.colours import contrast, luminance
from scoring.scheme.ratings import Level, Scale

BANDS = bands_for(None)


@pytest.mark.parametrize(
    ("percent", "band"),
    [("-5", 0), ("0", 0), ("19.9", 0), ("20", 1), ("59.9", 2), ("60", 3), ("80", 4), ("100", 4), ("110", 4)],
)
def test_a_band_begins_where_its_words_say(percent, band):
    assert band_of(percent, BANDS) is BANDS[band]


def test_bands_are_named_and_readable():
    assert [band.words.replace("\u00a0", " ") for band in BANDS] == [
        "0 to under 20 %",
        "20 to under 40 %",
        "40 to under 60 %",
        "60 to under 80 %",
        "80 % and more",
    ]
    assert all(contrast(band.ink, band.colour) >= 4.5 for band in BANDS)


@pytest.mark.parametrize(("best", "darkest"), [("last", "0 to under 20\u00a0%"), ("first", "80\u00a0% and more")])
def test_dark_is_furthest_from_the_best(best, darkest):
    bands = bands_for(Scale(best=best, levels=(Level(key="a"), Level(key="b", above=1))))
    assert min(bands, key=lambda band: luminance(band.colour)).words == darkest
