"""A comparison as JSON and back, loss-free: it may be worked out once and kept beside the rounds it is of.

Exact numbers are texts: a decimal where it ends, otherwise a fraction such as 190/3.
"""

from fractions import Fraction
from typing import Any

import msgspec

from reports.comparison.values import Comparison
from scoring.exact import texts


def as_json(comparison: Comparison) -> bytes:
    return _ENCODER.encode(comparison)


def from_json(kept: bytes) -> Comparison:
    return _DECODER.decode(kept)


def _written(value: Any) -> str:
    decimal, fraction = texts(value)
    return fraction or decimal


def _read(kind: type, text: Any) -> Fraction:
    assert kind is Fraction
    return Fraction(text)


_ENCODER = msgspec.json.Encoder(enc_hook=_written)
_DECODER = msgspec.json.Decoder(Comparison, dec_hook=_read)
