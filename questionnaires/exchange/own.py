"""Our own documents out, as YAML or JSON, loss-free: what is written reads back as the same value."""

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec
import yaml

from questionnaires.answers import decimal_text
from questionnaires.definition import Questionnaire
from questionnaires.documents import NUMBER


def as_plain(value: msgspec.Struct) -> dict[str, Any]:
    """A document as mappings, lists, text, numbers: what differs from the defaults, in the order of the format."""
    plain = msgspec.to_builtins(value, builtin_types=(Decimal,), str_keys=True)
    assert isinstance(plain, dict)
    return plain


def as_yaml(questionnaire: Questionnaire) -> str:
    """The questionnaire as YAML 1.2 that YAML 1.1 readers understand alike."""
    return dump_yaml(as_plain(questionnaire))


def as_json(questionnaire: Questionnaire) -> str:
    """The questionnaire as indented JSON; numbers with decimals stay exact."""
    encoded = msgspec.json.Encoder(decimal_format="number").encode(as_plain(questionnaire))
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def dump_yaml(plain: Mapping[str, Any]) -> str:
    """Plain data as YAML: block style, words that look like numbers or booleans in quotes."""
    return yaml.dump(plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


def canonical(value: msgspec.Struct) -> bytes:
    """One spelling for one content: sorted names, defaults left out, decimals without needless noughts."""
    return msgspec.json.encode(_canonical(as_plain(value)), order="sorted")


def content_hash(value: msgspec.Struct) -> str:
    """SHA-256 over the canonical spelling of a document, so that layout and comments do not change it."""
    return "sha256:" + hashlib.sha256(canonical(value)).hexdigest()


# Readers of YAML take these for ends of lines, each in its own way, unless they are written as escapes.
_OTHER_BREAKS = frozenset("\r\x85\u2028\u2029")


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _decimal(dumper: yaml.SafeDumper, number: Decimal) -> yaml.Node:
    text = decimal_text(number)
    return dumper.represent_scalar("tag:yaml.org,2002:" + ("float" if "." in text else "int"), text)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    if not _OTHER_BREAKS.isdisjoint(text):
        style: str | None = '"'
    else:
        style = "|" if "\n" in text and text.strip() == text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


# What our reader takes for a number is quoted where it is text, 1.1 readers' numbers besides: 008, 1e3.
_Dumper.add_implicit_resolver("tag:yaml.org,2002:float", NUMBER, None)
_Dumper.add_representer(Decimal, _decimal)
_Dumper.add_representer(str, _text)


def _canonical(part: Any) -> Any:
    if isinstance(part, Decimal):
        return decimal_text(part)
    if isinstance(part, dict):
        return {name: _canonical(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_canonical(item) for item in part]
    return part
