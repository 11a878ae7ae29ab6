"""What the rows of an uploaded log mean: actions, or problems with line, column and remedy. Begin with `log_rows.py`."""
