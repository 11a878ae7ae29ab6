"""What changes packs, one verb a file."""
