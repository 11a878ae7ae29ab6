"""Publishing freezes a version: number and content hash stand for ever, and any later change is found."""

from collections.abc import Mapping
from dataclasses import dataclass

from questionnaires.definition import Questionnaire
from questionnaires.exchange.own import content_hash
from questionnaires.problems import Problem, Refused


@dataclass(frozen=True, slots=True)
class Published:
    """A frozen version."""

    questionnaire: Questionnaire
    hash: str

    @property
    def name(self) -> str:
        return name_of(self.questionnaire.key, self.questionnaire.version)


def name_of(key: str, version: str) -> str:
    """How a version is named in lock files and messages: KEY VERSION."""
    return f"{key} {version}"


def publish(questionnaire: Questionnaire, published: Mapping[str, str]) -> Published:
    """Freezes a checked questionnaire. `published` maps names to hashes; the same content may be published again.

    Raises Refused where that version already stands with other content.
    """
    frozen = Published(questionnaire, content_hash(questionnaire))
    if published.get(frozen.name, frozen.hash) != frozen.hash:
        raise _refused(frozen, "This version is already published with other content; give the change a new version.")
    return frozen


def as_published(questionnaire: Questionnaire, published: Mapping[str, str]) -> Published:
    """The version as it was published. Raises Refused where it was not, or where its content has changed since."""
    frozen = publish(questionnaire, published)
    if frozen.name not in published:
        raise _refused(frozen, "This version is not published yet; publish it first.")
    return frozen


def _refused(frozen: Published, sentence: str) -> Refused:
    return Refused([Problem(frozen.name, 0, "", sentence)])
