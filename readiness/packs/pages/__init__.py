"""The addresses of this journey, one page or verb a file."""

from readiness.packs.pages.files import file
from readiness.packs.pages.freezing import again, draft_again, freezing
from readiness.packs.pages.messages import messages
from readiness.packs.pages.pack import anew, discarding, pack, progress
from readiness.packs.pages.packs import make, packs
from readiness.packs.pages.preview import preview
from readiness.packs.pages.sharing import sharing, unsharing

ROUTES = (packs, make, pack, progress, anew, discarding, messages, freezing, again, draft_again, preview, sharing, unsharing, file)  # fmt: skip
