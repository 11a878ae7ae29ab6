"""SurveyJS JSON in: pages and panels become sections, elements questions, `visibleIf` conditions of ours.

Begin with `importing.py`; `conditions.py` holds what is hardest to get right. The rest goes to `notes.py`.
"""

from questionnaires.exchange.surveyjs.importing import Imported, from_surveyjs

__all__ = ["Imported", "from_surveyjs"]
