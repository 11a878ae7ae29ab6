"""Where milestones stand by what organisations say: confidence, slippage, and whether a programme may go live.

For those who manage the programme. Begin with `pages/__init__.py`; the figures are worked out in `reports/milestones`.
"""
