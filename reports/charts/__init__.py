"""One chart a file: a function that returns a Vega-Lite specification over named data sets and holds no data.

Colours, labels and texts come with the data (`dataset.py`), so a chart never decides what a number means.
"""
