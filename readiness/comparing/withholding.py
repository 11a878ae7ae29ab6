"""What of each compared round may be told to a reader who does not see names, as it is decided for the pages of that round."""

from dataclasses import dataclass

from sqlmodel import Session

from readiness.comparing.choosing import Chosen
from readiness.figures.comparison import Compared
from readiness.figures.paired import Kept, paired
from readiness.figures.protecting import LEFT_OUT, SEALED, Protection
from readiness.figures.telling import told_round
from readiness.identifiers import hash_of
from reports.comparison.told import NOT_TOLD, ToldRound, ToldRounds
from reports.suppression.protected import Protection as TableProtection

FAR_APART = "Those in both rounds are told of a round and the three that were settled before it; of rounds further apart, only what each tells of itself."


@dataclass(frozen=True, slots=True)
class Telling:
    """`print` covers everything that is told; `sentences` say what is not, and why. `new`: decided now, and to be kept."""

    rounds: ToldRounds
    print: str
    sentences: tuple[str, ...]
    policy: tuple[str, str]
    new: dict[str, tuple[str, Kept]]

    @property
    def protection(self) -> TableProtection:
        return TableProtection(names=False, policy=self.policy, sentences=self.sentences)


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
    both = paired(db, chosen.programme, every, made.together.rounds)
    told = ToldRounds(found, both.pairs)
    prints = " ".join([*(one.print for one in protections), both.print])
    sentences = (*_sentences(chosen, made, told, protections),)
    return Telling(told, hash_of(prints), sentences, protections[-1].policy, both.new)


def _sentences(chosen: Chosen, made: Compared, told: ToldRounds, protections: list[Protection]) -> list[str]:
    found = told.rounds
    said = [NOT_TOLD]
    here = chosen.constituency
    if here is not None and all(here.name not in one.named for one in found.values()):
        said.append(LEFT_OUT)
    if any(one.sealed for one in found.values()):
        said.append(SEALED)
    elif any((one.before.key, one.after.key) not in told.pairs for one in made.comparison.pairs):
        said.append(FAR_APART)
    for one in protections:
        said += one.sentences(0)
    return list(dict.fromkeys(said))
