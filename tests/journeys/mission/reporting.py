"""The report that goes into the meeting: its messages worded, frozen, and taken away."""

import hashlib
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.people import Someone

MOST = 60_000
"""Milliseconds that a small pack may take on a busy machine."""


def freeze_a_pack(office: Someone, address: str, wording: str) -> str:
    """Its address."""
    office.opens(address)
    office.presses("Packs")
    office.ticks(re.compile("office", re.IGNORECASE))
    office.presses("Take the figures")
    office.sees("Read the headline messages")
    office.page.get_by_role("textbox", name="Message 1", exact=True).fill(wording)
    office.presses("Save the messages")
    office.presses("Freeze the pack")
    expect(office.page.get_by_role("heading", name="Files", exact=True)).to_be_visible(timeout=MOST)
    office.sees("What it was made from", "What changed since the pack before")
    return office.page.url


def take_away(office: Someone, ending: str) -> Path:
    """The file of that kind; it has the hash that the page says."""
    row = office.page.get_by_role("row", name=re.compile(re.escape(ending))).first
    said = re.search(r"[0-9a-f]{64}", re.sub(r"\s|\u200b", "", row.inner_text()))
    file = office.downloads(re.compile(re.escape(ending)), within=row)
    assert said is not None and hashlib.sha256(file.read_bytes()).hexdigest() == said[0]
    return file
