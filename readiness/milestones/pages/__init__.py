"""The addresses of this journey, one page a file."""

from readiness.milestones.pages.going_live import going_live, new_rule, withdraw_rule
from readiness.milestones.pages.milestones import milestones, milestones_file

ROUTES = (milestones, milestones_file, going_live, new_rule, withdraw_rule)
