"""The schema's steps, run by `readiness migrate` and checked when the server starts. Begin with `running.py`."""
