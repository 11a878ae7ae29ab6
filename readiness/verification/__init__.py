"""Proving that history is whole: the chain of events, and each response's chain of answer changes.

Reads everything and changes nothing; trusts no column that a hash does not cover. Begin with `whole.py`.
"""
