"""The illustrative programme in a database of its own, for `make start`: everything filled in, and a round open to answer.

Invented throughout and says so. Reads the files of `readiness/example/` by the loaders of the rooms. Begin with `seeding.py`.
"""
