"""The change of a rolled-up figure between two rounds, parted exactly into who answered, what was asked, how it was weighed
and scored, and real movement. Begin with `values.py`; `rolling.py` says what a rolled-up figure is here.
"""
