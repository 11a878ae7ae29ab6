"""What changes lessons and actions, one verb a function; each records history in the same transaction."""
