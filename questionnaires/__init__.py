"""What is asked, of whom, in which version. Pure: values in, values out; knows nothing of points, people or pages.

Begin with `definition.py` (what a questionnaire is), then `documents.py` (how it is read) and `applicability.py` (who
is asked what).
"""
