"""Where a participant stands: its ratings round by round, its movement, its constituency, and what would have lifted it.

Reads what scorekeeping kept; the smallest sets of answers come from `scoring.uplift`. Begin with `queries/standing_page.py`.
Never shows another organisation: of its constituency only how many stand at each level, and only where that gives none away.
"""
