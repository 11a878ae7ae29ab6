"""Questionnaires and schemes from files."""

from pathlib import Path

from questionnaires.definition import Questionnaire
from questionnaires.loading import load_questionnaire
from readiness.files import read_text
from scoring.loading import load_scheme
from scoring.scheme import Scheme


def read_questionnaire(path: Path) -> Questionnaire:
    """Raises Refused with every problem found."""
    return load_questionnaire(read_text(path), str(path))


def read_scheme(path: Path, questionnaire: Questionnaire | None = None) -> Scheme:
    """Raises Refused with every problem found, those between the two documents included."""
    return load_scheme(read_text(path), str(path), questionnaire)
