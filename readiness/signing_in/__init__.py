"""Signing in by one-time links, and the sessions a person has. Knows people and mail; never a questionnaire.

Begin with `pages/__init__.py`.
"""
