"""Backups: every table as it stood at one moment, in one file that either database can be restored from.

The file is gzip of JSON lines: a header, then each table's rows as arrays between two marks, then a seal with the hash of all of it.
Begin with `format.py`.
"""
