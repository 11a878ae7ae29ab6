"""The addresses of this journey, one page or verb a file."""

from readiness.reporting.pages.charts import chart
from readiness.reporting.pages.constituency import constituency
from readiness.reporting.pages.dashboard import dashboard
from readiness.reporting.pages.export import export, export_file
from readiness.reporting.pages.levels import levels
from readiness.reporting.pages.receipt import receipt

ROUTES = (dashboard, chart, constituency, receipt, export, export_file, levels)
