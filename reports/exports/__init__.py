"""Sheets as files, one format a file: the same cells in each, and none that a spreadsheet would run."""
