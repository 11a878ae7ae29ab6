"""The addresses of this journey, one page or verb a file."""

from readiness.responding.pages.answer import save_answer
from readiness.responding.pages.answer_history import history
from readiness.responding.pages.check import check, declaration, hand_in_answers, sign_answers
from readiness.responding.pages.delegate import delegate, delegation
from readiness.responding.pages.section import save_section, section
from readiness.responding.pages.submission import submission
from readiness.responding.pages.tasks import tasks

ROUTES = (
    tasks, section, save_section, save_answer, history, delegation, delegate, check, declaration, sign_answers,
    hand_in_answers, submission,
)  # fmt: skip
