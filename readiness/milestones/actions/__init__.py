"""The verbs of this journey."""
