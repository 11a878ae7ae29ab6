"""What pages show, as small frozen values; each page with a fixed number of statements."""
