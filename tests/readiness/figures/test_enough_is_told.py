"""Protection that withholds everything protects nobody's interest in the programme: what a steering group has to be told still is."""

import pytest

from readiness.figures.protecting import DEFAULT
from reports.suppression.told import ALL, Asked, Stand, decided
from tests.example_round import scheme_of, scored


def told(number):
    """Of those who handed in."""
    made = scored(number)
    assert made.rated is not None
    stands = [Stand(one.organisation, str(one.constituency), one) for one in made.receipts]
    rolled = {ALL: made.rated.all, **{one.constituency: one for one in made.rated.constituencies}}
    return decided(Asked(scheme_of(number), stands, rolled), DEFAULT).lines


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_round_of_sixty_tells_its_ratings_and_means(number):
    lines = told(number)
    assert lines[ALL].figures and lines[ALL].rating and lines[ALL].levels == lines[ALL].sections == ()
    large = {key: line for key, line in lines.items() if line.figures}
    assert len(large) >= 6 and all(line.rating for line in large.values())
    assert sum(len(line.sections) for line in large.values()) <= 1
