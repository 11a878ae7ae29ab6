"""The red line between two versions: what was added, taken out, moved, reworded, and how much that weighs.

Begin with `found.py` (what can be said of a change), then `comparing.py`; `size.py` states the rule of patch, minor and
major. Whether answers may be compared is for `lineage` to say.
"""

from questionnaires.changes.comparing import changes_between
from questionnaires.changes.found import Changes

__all__ = ["Changes", "changes_between"]
