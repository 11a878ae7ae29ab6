"""What every import with a preview has in common: a file is read and kept, a page shows what it would change, all of it is applied
or nothing. Knows kept files and rows sorted by what would become of them; never what the rows are of, which journeys know. Begin with
`preview.py`.
"""
