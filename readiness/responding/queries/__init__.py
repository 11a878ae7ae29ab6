"""What the pages of this journey show, as small frozen values; each asks first whether this person may see it."""
