"""What the pages of this journey show, as frozen values. Each asks `seen.py` first who sees what of a round."""
