"""What goes into a meeting: one document of chapters, written alike by every format.

`document.py` says what a pack may hold; chapters are made from figures, and the formats in `reports/exports` write them.
"""
