"""The addresses of this journey, one page or verb a file."""

from typing import Any

from readiness.authoring.pages.changes import changes
from readiness.authoring.pages.document import document
from readiness.authoring.pages.lineage import confirm, lineage
from readiness.authoring.pages.preview import preview
from readiness.authoring.pages.publishing import publish_, publishing
from readiness.authoring.pages.questionnaires import questionnaires
from readiness.authoring.pages.retiring import retire_, retiring
from readiness.authoring.pages.uploading import upload, uploading
from readiness.authoring.pages.version import discard, version

ROUTES: tuple[Any, ...] = (
    questionnaires, uploading, upload, version, discard, changes, lineage, confirm, preview, publishing, publish_,
    retiring, retire_, document,
)  # fmt: skip
