"""Shipped questionnaires and their schemes, in our own words.

`published.lock` holds each published version to its hash.
"""
