"""What readers who do not see names may be told, so that no sum or difference of figures gives one organisation away.

`groups.py` decides which groups may have figures at all, `cells.py` which counts within them are withheld. Begin with those.
Knows neither roles nor pages; nothing here is random, so that the same figures are always withheld alike.
"""

from reports.suppression.cells import withheld_cells
from reports.suppression.groups import Group, shown_groups
from reports.suppression.values import Cell, Counts, Known, Pattern

__all__ = ["Cell", "Counts", "Group", "Known", "Pattern", "shown_groups", "withheld_cells"]
