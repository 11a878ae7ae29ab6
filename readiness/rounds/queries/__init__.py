"""What the pages of rounds show, one page a file."""
