"""The addresses of this journey, one page or verb a file."""

from readiness.comparing.pages.compare import compare
from readiness.comparing.pages.files import compare_file
from readiness.comparing.pages.rescoring import rescored, rescored_file, rescoring, rescoring_

ROUTES = (compare, compare_file, rescoring, rescoring_, rescored, rescored_file)
