"""Receipts as comparing holds them."""

import msgspec
from msgspec.structs import replace
from sqlmodel import select

from readiness.database import reading
from readiness.figures.compared import Lean
from readiness.tables import Response, StoredReceipt, Submission
from scoring.receipt import Receipt
from tests.handed_in import READY, hand_in


def test_what_receipts_say_word_for_word_is_held_once_and_nothing_else_is_lost(world):
    for name in ("ours", "rival"):
        hand_in(world.engine, world.responses[name].id, READY)
    with reading(world.engine) as db:
        ours = select(StoredReceipt.body).join(Submission).join(Response).where(Response.round_id == world.round.id)
        bodies = db.exec(ours.order_by(StoredReceipt.id)).all()
    lean = Lean()
    one, other = (lean.receipt(body, reference) for body, reference in zip(bodies, ("A", "B"), strict=True))
    assert (one.organisation, other.organisation) == ("A", "B")
    assert one.lines and all(mine is theirs for mine, theirs in zip(one.lines, other.lines, strict=True))
    whole = msgspec.json.decode(bodies[0], type=Receipt)
    assert one == replace(whole, organisation="A", workings=())
