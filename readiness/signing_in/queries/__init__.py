"""What the pages of signing in show."""
