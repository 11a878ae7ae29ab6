"""Who is let in where: one row for every address of the application. What is not listed here is not built."""

from tests.cast import NAMES

MANAGERS = frozenset({"administrator", "office"})
AUTHORS = MANAGERS | {"author"}
OURS = frozenset({"participant", "colleague", "signatory"})
OBSERVERS = frozenset({"observer", "constituency_observer"})
WATCHERS = MANAGERS | OBSERVERS
RIVALS = frozenset({"rival", "rival_signatory"})
PROGRAMME = AUTHORS | OURS | OBSERVERS | RIVALS
SIGNED_IN = frozenset(NAMES)
EVERYONE = SIGNED_IN | {None}

ACCESS: dict[tuple[str, str], frozenset[str | None]] = {
    ("GET", "/"): SIGNED_IN,
}
