"""The one thing this journey writes: roll-ups kept so that they need not be made again."""
