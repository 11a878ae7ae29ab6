"""A scheme as it is written down: the published rules by which a response is scored. Read `document.py` first."""

from scoring.scheme.document import Scheme

__all__ = ["Scheme"]
