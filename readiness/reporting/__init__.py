"""What rounds have come to: dashboards, receipts, exports. Reads what scorekeeping kept; never scores.

Begin with `pages/__init__.py`.
"""
