"""Lessons across rounds: which came back, which closed, which constituency improves; the file, and the chapter of a pack.

Knows lessons as values with what linked questions did; never knows how movement is measured. Begin with `values.py`.
"""
