"""The state of a pack as a tag."""

from readiness.tables import Pack, PackState
from readiness.web.cells import Tagged

_COLOURS = {PackState.DRAFT: "grey", PackState.BUILDING: "yellow", PackState.FROZEN: "teal", PackState.FAILED: "red"}


def state_tag(pack: Pack) -> Tagged:
    words = "Frozen and shared" if pack.state is PackState.FROZEN and pack.shared_at else pack.state.words
    return Tagged(words, "green" if pack.shared_at else _COLOURS[pack.state])
