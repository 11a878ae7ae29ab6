import pytest

from readiness.organising.invitations import Places, invitations_from
from readiness.uploads.problems import UnfitFile


def test_a_first_line_of_a_million_blanks_is_read_at_once():
    with pytest.raises(UnfitFile):
        invitations_from(b"\t" * 1_000_000 + b"x\n", {}, Places({}, {}, ()))
