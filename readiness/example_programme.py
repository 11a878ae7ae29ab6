"""The shipped example: an illustrative programme with its organisations and three rounds of answers."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

import questionnaires.catalogue
import readiness.example
from questionnaires.documents import read_document
from questionnaires.texts import Text
from readiness.files import read_text

HERE = Path(readiness.example.__path__[0])
CATALOGUE = Path(questionnaires.catalogue.__path__[0])


class ExampleRound(msgspec.Struct, frozen=True):
    """One round as `programme.yaml` describes it; other facts there are for later use."""

    key: str
    title: Text
    questionnaire: str
    scheme: str
    answers: str
    as_of: str


class Programme(msgspec.Struct, frozen=True):
    """What is needed of `programme.yaml` to score its rounds."""

    title: str
    notice: str
    organisations: str
    rounds: tuple[ExampleRound, ...]


@dataclass(frozen=True, slots=True)
class RoundFiles:
    """The files that `readiness score` takes for one round."""

    key: str
    title: str
    as_of: str
    questionnaire: Path
    scheme: Path
    answers: Path
    organisations: Path


def example_programme() -> Programme:
    path = HERE / "programme.yaml"
    return msgspec.convert(read_document(read_text(path), path.name).data, Programme)


def rounds_of(programme: Programme) -> list[RoundFiles]:
    return [
        RoundFiles(
            key=one.key,
            title=f"{programme.title}: {one.title}",
            as_of=one.as_of,
            questionnaire=CATALOGUE / f"{one.questionnaire}.yaml",
            scheme=CATALOGUE / one.scheme,
            answers=HERE / one.answers,
            organisations=HERE / programme.organisations,
        )
        for one in programme.rounds
    ]
