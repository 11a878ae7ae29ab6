"""Questionnaires and schemes: uploaded, checked, previewed, compared, published.

Begin with `pages/__init__.py`.
"""
