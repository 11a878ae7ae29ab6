"""Programmes, constituencies, organisations, people and rounds: what the programme office sets up.

Begin with `pages/__init__.py`; `actions/` changes things, `queries/` answers with small frozen values.
"""
