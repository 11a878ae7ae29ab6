"""Lessons learned and the actions of governance groups: raised, agreed, carried from round to round, and closed.

Begin with `pages/__init__.py`; `actions/` changes things, `queries/` answers with small frozen values.
"""
