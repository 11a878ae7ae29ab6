"""What changes a round or its responses, one verb a file."""
