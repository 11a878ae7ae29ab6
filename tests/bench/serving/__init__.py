"""The server measured from outside: its CPU time as the system counts it, and what 8 clients see.

Everything stands beside two bare things measured in the same run: a Litestar page that says a word, and a signed-in upsert.
"""
