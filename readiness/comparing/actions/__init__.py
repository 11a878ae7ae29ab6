"""What may be done: a past round scored under another scheme."""
