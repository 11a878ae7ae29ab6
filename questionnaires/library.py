"""The shipped catalogue: the one place in this room that reads files, and holds each version to its locked hash."""

from functools import cache
from importlib.resources import files

from questionnaires.loading import load_questionnaire
from questionnaires.publishing import Published, as_published

LOCK = "published.lock"


def catalogue() -> tuple[str, ...]:
    """The names of the shipped questionnaires' files, without their ending, in order."""
    return tuple(
        sorted(
            entry.name.removesuffix(".yaml")
            for entry in files("questionnaires.catalogue").iterdir()
            if entry.name.endswith(".yaml") and not entry.name.endswith(".scheme.yaml")
        )
    )


def text_of(name: str) -> str:
    """The text of a catalogue file: NAME.yaml, or NAME.scheme.yaml for NAME.scheme."""
    return files("questionnaires.catalogue").joinpath(f"{name}.yaml").read_text(encoding="utf-8")


@cache
def locked() -> dict[str, str]:
    """`KEY VERSION` to content hash, as published."""
    lines = files("questionnaires.catalogue").joinpath(LOCK).read_text(encoding="utf-8").splitlines()
    written = (line.rpartition(" ") for line in lines if line and not line.startswith("#"))
    return {name: content for name, _, content in written}


def shipped(name: str) -> Published:
    """A catalogue version as it was published. Raises Refused where the file no longer is what was published."""
    return as_published(load_questionnaire(text_of(name), f"{name}.yaml"), locked())
