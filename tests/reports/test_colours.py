from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.colours import BLACK, WHITE, contrast, hatching_on, ink_on, luminance, palette

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_black_on_white_has_the_most_contrast():
    assert (round(contrast(BLACK, WHITE), 6), round(contrast(WHITE, WHITE), 6)) == (21, 1)


@given(COLOURS)
def test_text_can_be_read_on_every_colour(colour):
    assert contrast(ink_on(colour), colour) >= 4.5


@given(COLOURS)
def test_text_on_a_pattern_reads_no_worse_than_on_its_colour(colour):
    ink = ink_on(colour)
    assert contrast(ink, hatching_on(colour)) >= contrast(ink, colour)


@pytest.mark.parametrize("length", [2, 3, 4, 5, 6])
def test_a_palette_goes_from_dark_to_light_in_steps_that_grey_keeps(length):
    colours = palette(length)
    grey = [luminance(colour) for colour in colours]
    assert len(colours) == length
    assert all(lighter - darker > 0.03 for darker, lighter in pairwise(grey))
