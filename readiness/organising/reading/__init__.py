"""Files that people upload, as rows of text or as problems with line, column and remedy.

Knows CSV and XLSX; never knows the database. Begin with `upload.py`, then `organisations.py` for what the rows mean.
"""
