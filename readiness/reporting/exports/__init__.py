"""What can be taken away of a round: each table with its rows, streamed where they are many. Begin with `register.py`."""
