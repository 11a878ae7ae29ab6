"""Questionnaires in and out, one module a format: our own documents, and those of other tools. Pure: text, not files.

Begin with `own.py`; what another tool says and ours cannot is named in notes, never dropped in silence.
"""
