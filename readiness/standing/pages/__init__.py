"""The addresses of this journey."""

from readiness.standing.pages.files import standing_file
from readiness.standing.pages.standing import standing

ROUTES = (standing, standing_file)
