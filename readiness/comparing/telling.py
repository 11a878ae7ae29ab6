"""What of each compared round may be told to a reader who does not see names, as it is decided for the pages of that round."""

from dataclasses import dataclass

from sqlmodel import Session

from readiness.comparing.choosing import Chosen
from readiness.figures.comparison import Compared
from readiness.figures.protecting import LEFT_OUT, SEALED, Protection
from readiness.figures.telling import told_round
from readiness.identifiers import hash_of
from reports.comparison.told import NOT_TOLD, ToldRound, ToldRounds


@dataclass(frozen=True, slots=True)
class Telling:
    """`print` covers everything that is told; `sentences` say what is not, and why."""

    rounds: ToldRounds
    print: str
    sentences: tuple[str, ...]


def telling_of(db: Session, chosen: Chosen, made: Compared) -> Telling | None:
    """None where the reader sees names, and so everything. Raises Unreadable."""
    if chosen.names:
        return None
    every = made.together.constituencies
    found: dict[str, ToldRound] = {}
    protections: list[Protection] = []
    for round_, instrument in zip(made.together.rounds, made.together.instruments, strict=True):
        found[round_.id], one = told_round(db, chosen.programme, round_, instrument, every)
        protections.append(one)
    return Telling(
        found, hash_of(" ".join(one.print for one in protections)), (*_sentences(chosen, found, protections),)
    )


def _sentences(chosen: Chosen, found: ToldRounds, protections: list[Protection]) -> list[str]:
    said = [NOT_TOLD]
    here = chosen.constituency
    if here is not None and all(here.name not in one.named for one in found.values()):
        said.append(LEFT_OUT)
    if any(one.sealed for one in found.values()):
        said.append(SEALED)
    for one in protections:
        said += one.sentences(0)
    return list(dict.fromkeys(said))
