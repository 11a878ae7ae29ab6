"""What signing in changes, one verb a file."""
