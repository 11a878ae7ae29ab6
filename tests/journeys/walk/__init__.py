"""The chapters of the whole walk, from an empty service to figures in a spreadsheet."""
