"""A pack of twelve chapters with forty tables and sixteen charts, written in every format."""

from reports.exports.packs import FORMATS
from tests.bench.measuring import Row, seconds, under
from tests.reports.exports.made_packs import FONTS
from tests.reports.exports.packs_to_write import full

TIMES = 3
_MOST = 8_000
"""Milliseconds for a whole set, which leaves the rest of twenty seconds to the figures."""


def rows() -> list[Row]:
    pack = full()
    taken = {name: seconds(lambda one=one: one.write(pack, FONTS), TIMES) for name, one in FORMATS.items()}
    each = [Row(f"    {name}", f"{found * 1_000:,.0f} ms") for name, found in taken.items()]
    return [under("files of a pack of 40 tables and 16 charts", sum(taken.values()), _MOST), *each]
