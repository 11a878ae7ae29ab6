"""One response in, one receipt out; many receipts in, one rated constituency out. Pure and exact.

Begin with `scheme/document.py` (the rules as written), then `engine.py` (how they are applied) and `receipt.py` (what
comes out).
"""
