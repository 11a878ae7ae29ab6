"""Many receipts and a rated round in; frames, tables, chart specifications and sentences out.

Knows scoring and questionnaires; never a disk, a clock or a template, and never scores anything.
Begin with `constituency_page.py`.
"""
