"""Everything that somebody can reach: links and pictures, and the addresses of forms with each of their choices."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import product
from urllib.parse import urlencode

from tests.visiting import Visitor

_WAYS = re.compile(r'(?:href|src|data-src|content)="(/(?:rounds|programmes|packs|responses|lessons|actions)[^"#]*|/)"')
_FORM = re.compile(r'<form\b[^>]*method="get"[^>]*action="([^"]+)".*?</form>', re.DOTALL)
_SELECT = re.compile(r'<select\b[^>]*name="([^"]+)".*?</select>', re.DOTALL)
_OPTION = re.compile(r'<option value="([^"]*)"')
_BOX = re.compile(r'<input\b[^>]*name="([^"]+)"[^>]*type="(?:radio|checkbox)"[^>]*value="([^"]*)"')


def reached(visitor: Visitor, *starts: str, most: int = 900) -> Iterator[tuple[str, bytes, str]]:
    """Address, content and what came with it, as links lead from one to the next."""
    waiting, known = [*starts], set(starts)
    while waiting:
        address = waiting.pop(0)
        answer = visitor.get(address)
        if answer.status_code != 200:
            assert answer.status_code in (303, 404), (address, answer.status_code)
            continue
        yield address, answer.content, " ".join(f"{name}: {value}" for name, value in answer.headers.items())
        if answer.headers["content-type"].startswith("text/html"):
            ways = {unescape(way) for way in _WAYS.findall(answer.text)} | set(asked_by_forms(answer.text))
            new = sorted(ways - known)
            known.update(new)
            waiting += new
    assert len(known) < most, len(known)


def asked_by_forms(page: str) -> Iterator[str]:
    """Each form sent with each choice of its first two fields, and with all that can be ticked."""
    for found in _FORM.finditer(page):
        action, form = unescape(found[1]), found[0]
        ticked = [(unescape(name), unescape(value)) for name, value in _BOX.findall(form)]
        fields = [
            [(unescape(one[1]), unescape(value)) for value in _OPTION.findall(one[0])] for one in _SELECT.finditer(form)
        ]
        for chosen in product(*fields[:2]):
            given = [(name, value) for name, value in [*ticked, *chosen] if value]
            if given:
                yield f"{action}?{urlencode(given)}"
