"""How the questions of two rounds relate, over as many versions as lie between them."""

from collections.abc import Iterator, Mapping, Sequence

from questionnaires.definition import Questionnaire
from questionnaires.lineage.links import Edition, Lineage, Link, Verdict
from questionnaires.texts import words
from reports.comparison.rounds import ComparedRound
from scoring.receipt import Ref

SAME = "Both rounds asked the same version of the questionnaire."
Lineages = Mapping[tuple[str, str], Lineage]
"""By the keys of the earlier and of the later round."""


def lineage_of(before: int, after: int, rounds: Sequence[ComparedRound], lineages: Lineages) -> Lineage | None:
    """The one given for the pair; where both asked the same version, every question is itself; else chained from round to
    round. None where a step is not stated. Raises ValueError where a lineage given is of other versions."""
    one, other = rounds[before], rounds[after]
    if one.compiled.questionnaire_ref == other.compiled.questionnaire_ref:
        return same_version(one.questionnaire, one.compiled.questionnaire_ref)
    given = lineages.get((one.key, other.key))
    if given is not None:
        _check(given, one, other)
        return given
    if after - before == 1:
        return None
    steps = [lineage_of(at, at + 1, rounds, lineages) for at in range(before, after)]
    known = [step for step in steps if step is not None]
    return chained(known) if len(known) == len(steps) else None


def same_version(questionnaire: Questionnaire, ref: Ref) -> Lineage:
    edition = Edition(key=ref.key, version=ref.version, hash=ref.hash)
    links = tuple(
        Link(verdict="same", old=(key,), new=(key,), comparable=True, reason=SAME, declared=False)
        for key, question in questionnaire.questions.items()
        if question.is_asked_for_an_answer
    )
    return Lineage(readiness="lineage/1", old=edition, new=edition, links=links)


def chained(steps: Sequence[Lineage]) -> Lineage:
    """One lineage over several versions. A question is comparable only if it is at every step; the reason is that of the
    first step at which it is not, or else of all steps that say something. Raises ValueError where one does not begin with
    the version that the one before ends with."""
    whole = steps[0]
    for step in steps[1:]:
        if whole.new.hash != step.old.hash:
            raise ValueError(f"A lineage that ends with {whole.new.version} cannot go on from {step.old.version}.")
        whole = Lineage(readiness="lineage/1", old=whole.old, new=step.new, links=(*_joined(whole, step),))
    return whole


def _joined(first: Lineage, second: Lineage) -> Iterator[Link]:
    """Links of both steps that share a question of the version between become one."""
    from_middle = {key: link for link in second.links for key in link.old}
    to_middle = {key: link for link in first.links for key in link.new}
    done: set[int] = set()
    for link in second.links:
        if id(link) not in done:
            news, olds = _connected(link, from_middle, to_middle)
            done.update(map(id, news))
            joined = _one(olds, news, first.new.version)
            if joined.old or joined.new:
                yield joined
    for link in first.links:
        if not link.new:
            yield link


def _connected(
    start: Link, from_middle: Mapping[str, Link], to_middle: Mapping[str, Link]
) -> tuple[list[Link], list[Link]]:
    """Links of the second and of the first step that hang together by questions of the version between."""
    news, olds = {id(start): start}, dict[int, Link]()
    waiting = [start]
    while waiting:
        further = {id(to_middle[key]): to_middle[key] for key in waiting.pop().old}
        olds |= further
        for link in further.values():
            fresh = {id(from_middle[key]): from_middle[key] for key in link.new}
            waiting += [one for at, one in fresh.items() if at not in news]
            news |= fresh
    return [*news.values()], [*olds.values()]


def _one(olds: Sequence[Link], news: Sequence[Link], between: str) -> Link:
    old = tuple(key for link in olds for key in link.old)
    new = tuple(key for link in news for key in link.new)
    every = [*olds, *news]
    comparable = bool(old and new) and all(link.comparable for link in every)
    return Link(
        verdict=_verdict(old, new, every),
        old=old,
        new=new,
        comparable=comparable,
        reason=_reason(every, comparable, between),
        declared=all(link.declared for link in every),
    )


def _verdict(old: tuple[str, ...], new: tuple[str, ...], links: Sequence[Link]) -> Verdict:
    if not old:
        return "new"
    if not new:
        return "retired"
    if len(old) == 1 and len(new) > 1:
        return "split"
    if len(old) > 1:
        return "merged"
    said = {link.verdict for link in links}
    steps: tuple[Verdict, ...] = ("replaced", "rescaled", "reworded")
    return next((verdict for verdict in steps if verdict in said), "same" if said == {"same"} else "replaced")


def _reason(links: Sequence[Link], comparable: bool, between: str) -> str:
    if not comparable:
        first = next((link for link in links if not link.comparable), None)
        return words(first.reason, "en") if first is not None else ""
    said = list(dict.fromkeys(words(link.reason, "en") for link in links if link.verdict != "same"))
    return " ".join(said) or f"The same at every step, version {between} between them included."


def _check(lineage: Lineage, before: ComparedRound, after: ComparedRound) -> None:
    for edition, one in ((lineage.old, before), (lineage.new, after)):
        ref = one.compiled.questionnaire_ref
        if edition.hash != ref.hash:
            raise ValueError(
                f"The lineage given is about {edition.key} {edition.version}, of another content than what {one.title} asked."
            )
