"""What the pages of packs show, as frozen values."""
