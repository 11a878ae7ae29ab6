"""What the page shows, a part a file."""
