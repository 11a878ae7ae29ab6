"""Where organisations say their milestones stand: confidence, slippage since the last round, and whether one may go live.

Begin with `standing.py`. What was said comes from the rows of milestone grids; dates of the plan from the baselines that rounds pin.
"""
