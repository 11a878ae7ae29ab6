"""Files of the sample pack, each made once for all tests that look at it."""

from functools import cache
from pathlib import Path

from reports.exports.packs import FORMATS
from tests.reports.exports.packs_to_write import empty, pack

FONTS = (str(Path(__file__).parents[3] / "static" / "vendor" / "fonts"),)


@cache
def made(name):
    return FORMATS[name].write(pack(), FONTS)


@cache
def made_empty(name):
    return FORMATS[name].write(empty(), FONTS)
