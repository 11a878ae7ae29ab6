"""What the programme office changes, one verb a function; each records history in the same transaction."""
