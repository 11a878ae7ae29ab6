"""What the pages of this journey show, as frozen values."""
