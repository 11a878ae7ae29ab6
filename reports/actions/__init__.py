"""The log of actions: what is overdue, how many stand where, the file, and the chapter of a pack.

Knows actions as values on a day; never knows who may do what, nor the clock. Begin with `log.py`.
"""
