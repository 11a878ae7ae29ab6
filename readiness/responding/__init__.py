"""What a participant does: answer, delegate, check, sign, hand in, look back.

Begin with `pages/__init__.py`; `saving.py` is the way of one answer.
"""
