"""What the rows of an uploaded file mean: organisations, or problems with line, column and remedy.

Knows a table of texts; never knows the database. Begin with `organisations.py`.
"""
