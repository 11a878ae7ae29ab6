"""The headline messages of a draft: worded, moved, left out, added."""

from typing import Any

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.packs.actions.word_messages import OWN, word_messages
from readiness.packs.doors import pack_managed
from readiness.packs.pages.pack import shown
from readiness.problems import Unfit
from readiness.web.filled import refilled
from readiness.web.forms import Form
from readiness.web.visit import Visit

_TEXT = "text-"


@post("/packs/{pack_id:str}/messages", sync_to_thread=True)
def messages(
    visit: NamedDependency[Visit], pack_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    form = Form(data)
    texts = {name.removeprefix(_TEXT): form.text(name) for name in data if name.startswith(_TEXT)}
    try:
        word_messages(
            visit.db, visit.person, pack_id, texts=texts, added=form.text(OWN), verb=form.text("do"), at=clock.now()
        )
    except Unfit as unfit:
        named = Unfit({key if key == OWN else f"{_TEXT}{key}": sentence for key, sentence in unfit.errors.items()})
        return shown(visit, pack_managed(visit.db, visit.person, pack_id), refilled(data, named), status=422)
    return visit.redirect(f"/packs/{pack_id}#messages", "The headline messages are saved.")
