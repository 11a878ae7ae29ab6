"""A rolled-up round as it may be told to a reader who does not see names: what is withheld says so in place of its number."""

from collections.abc import Mapping

from msgspec.structs import replace

from reports.beside import Beside
from reports.rolled import RolledRow
from reports.section_means import SectionMean, Why
from reports.sheets import WITHHELD, Withheld
from reports.suppression.told import ALL, Line
from scoring.constituencies.values import Bounds, Constituency, Share

FEW = "Withheld: so few organisations answered that the figure would tell how one of them stands."
BESIDE = "Withheld: beside the figures that are shown it would tell how one of the organisations stands."
_BOUNDS = Bounds(worst_rating=WITHHELD, best_rating=WITHHELD, lowest=WITHHELD, highest=WITHHELD, reason=None)
_NO_SHARE = Share(count=WITHHELD, weight=WITHHELD, count_percent=WITHHELD, weight_percent=WITHHELD)


def veil(row: RolledRow, lines: Mapping[str, Line]) -> RolledRow | None:
    """`lines` by name of the constituency; where there is none, nothing may be told of it."""
    line = lines.get(ALL if row.is_all else row.rated.constituency)
    if line is None:
        return None
    return RolledRow(row.name, veiled(row.rated, line), veiled_beside(row.beside, line), row.is_all)


def veiled(one: Constituency, line: Line) -> Constituency:
    """Without names of organisations and without what is the figure of a single one, whatever may be told."""
    bare = replace(one, not_rated=(), missing=(), drivers=(), distribution=None, statistics={})
    if not line.figures:
        return replace(
            _unrated(bare, FEW),
            rated=WITHHELD,
            rated_weight=_if_any(one.rated_weight),
            shares={key: _no_share(share) for key, share in one.shares.items()},
            section_drivers=(),
        )
    shown = bare if line.rating else _unrated(bare, BESIDE)
    return replace(
        shown,
        shares={key: _no_share(share) if key in line.levels else share for key, share in one.shares.items()},
        section_drivers=tuple(driver for driver in one.section_drivers if driver.section not in line.sections),
    )


def veiled_beside(one: Beside, line: Line) -> Beside:
    hidden = set(one.means) if not line.figures else set(line.sections)
    failed: dict[str, int | None] = {
        key: None if not line.figures or key in line.gates else count for key, count in one.failed.items()
    }
    # A gate that nobody failed has no count; where it is withheld, that must not show.
    failed |= dict.fromkeys(line.gates)
    return Beside(
        answered=one.answered,
        means={
            key: SectionMean(n=0, percent=None, why=Why.WITHHELD) if key in hidden and mean.percent else mean
            for key, mean in one.means.items()
        },
        capped=one.capped if line.figures and line.capped else None,
        failed=failed,
        reasons={},
    )


def _unrated(one: Constituency, reason: str) -> Constituency:
    return replace(one, score=WITHHELD, score_exact=None, rating=WITHHELD, reason=reason, bounds=_BOUNDS)


def _no_share(share: Share) -> Share:
    return _NO_SHARE if share.weight is not None else replace(_NO_SHARE, weight=None, weight_percent=None)


def _if_any(text: str | None) -> Withheld | None:
    return None if text is None else WITHHELD
