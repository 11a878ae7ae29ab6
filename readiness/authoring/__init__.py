"""Questionnaires and schemes: uploaded, checked, previewed, compared, published.

Knows documents, their problems and their lineage; never an answer. Begin with `files.py` and `actions/keep_draft.py`.
"""
