"""The addresses of this journey, one page or verb a file."""

from readiness.responding.pages.answer import save_answer

ROUTES = (save_answer,)
