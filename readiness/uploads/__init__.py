"""Files that people upload, as rows of text or as problems with line, column and remedy.

Knows CSV and XLSX; never knows what the rows mean, nor the database. Begin with `upload.py`.
"""
