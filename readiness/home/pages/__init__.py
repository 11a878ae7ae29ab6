"""The addresses of this journey, one page or verb a file."""

from readiness.home.pages.start import start

ROUTES = (start,)
