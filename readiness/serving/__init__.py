"""Starting and stopping the server: what must hold before it listens, the link of the first administrator, the processes.

Knows settings, the machine and the server; never a questionnaire or a page. Begin with `starting.py`.
"""
