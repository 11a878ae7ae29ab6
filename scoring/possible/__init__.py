"""How far missing answers could still move a score: the lowest and the highest total, the worst and the best rating.

The bounds always hold, and are reached where each question enters the total once and the conditions are few. Begin with
`totals`: `ways` says what could be asked, `questions` and `figures` what could come of it, `outcomes` how that is kept.
"""

from scoring.possible.totals import Possible, Situation, possible_totals

__all__ = ["Possible", "Situation", "possible_totals"]
