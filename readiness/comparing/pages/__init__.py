"""The addresses of this journey, one page or verb a file."""

from readiness.comparing.pages.compare import compare
from readiness.comparing.pages.files import compare_file

ROUTES = (compare, compare_file)
