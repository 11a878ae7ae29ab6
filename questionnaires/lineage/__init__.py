"""How the questions of two versions relate, and whether their answers may be compared: a verdict with a reason each.

Begin with `links.py` (what a lineage says), then `relating.py` (declared links first, proposals for the rest).
`judging.py` and `pairing.py` hold the rules of the proposals, `declared.py` what is wrong with an author's statement.
"""

from questionnaires.lineage.declared import notes_in, problems_in
from questionnaires.lineage.documents import load_lineage
from questionnaires.lineage.links import Lineage, Link
from questionnaires.lineage.relating import lineage_between

__all__ = ["Lineage", "Link", "lineage_between", "load_lineage", "notes_in", "problems_in"]
