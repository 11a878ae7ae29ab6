"""What an author states about lineage: which statements hold, what is wrong with the others, what was left unsaid."""

from collections.abc import Iterator

from questionnaires.definition import DeclaredLink, Questionnaire
from questionnaires.documents import Document
from questionnaires.lineage.links import Lineage
from questionnaires.problems import Problem

_WANTED = {"new": (0, 1), "retired": (1, 0), "split": (1, 2), "merged": (2, 1)}
"""How many old and new keys a verdict takes; 2 means two or more. All others go from one to one."""
_IN_WORDS = {0: "no", 1: "one", 2: "at least two"}
Path = tuple[str | int, ...]


def sound_links(old: Questionnaire, new: Questionnaire) -> tuple[DeclaredLink, ...]:
    """The links `new` declares since `old`, without those that have a problem."""
    if new.lineage is None or new.lineage.since != old.version:
        return ()
    wrong = {path[1] for path, _, _ in _found(old, new)}
    return tuple(link for at, link in enumerate(new.lineage.links) if at not in wrong)


def problems_in(old: Questionnaire, new: Questionnaire, document: Document | None = None) -> list[Problem]:
    """Everything wrong with the lineage that `new` declares since `old`; with its document, each with its line.

    Nothing where `new` declares none, or declares it since another version.
    """
    if new.lineage is None or new.lineage.since != old.version:
        return []
    problems = []
    for path, key, sentence in _found(old, new):
        if document is None:
            problems.append(Problem(f"{new.key} {new.version}", 0, key, sentence))
        else:
            problems.append(document.problem(("lineage", *path), key, sentence))
    return problems


def notes_in(lineage: Lineage) -> list[tuple[str, str]]:
    """What an author may want to look at once more, as (key, sentence); nothing that forbids publishing."""
    if not any(link.declared for link in lineage.links):
        return [
            (
                lineage.new.key,
                f"No lineage since version {lineage.old.version} is declared; every verdict is a proposal.",
            )
        ]
    notes = []
    for link in lineage.links:
        key = (link.new or link.old)[0]
        if not link.declared and (link.verdict != "same" or not link.comparable):
            notes.append((key, f"Proposed as {link.verdict}; declare it, so that the reader gets your reason."))
        if link.declared and link.comparable and link.options and link.options.keys_changed:
            notes.append((key, "Declared comparable although its option keys changed; see that the reason says why."))
    return notes


def _found(old: Questionnaire, new: Questionnaire) -> Iterator[tuple[Path, str, str]]:
    assert new.lineage is not None
    seen_old: set[str] = set()
    seen_new: set[str] = set()
    for at, link in enumerate(new.lineage.links):
        path = ("links", at)
        yield from _of_verdict(path, link, new)
        yield from _of_keys((*path, "old"), link.old, old, seen_old)
        yield from _of_keys((*path, "new"), link.new, new, seen_new)


def _of_verdict(path: Path, link: DeclaredLink, new: Questionnaire) -> Iterator[tuple[Path, str, str]]:
    old_count, new_count = _WANTED.get(link.verdict, (1, 1))
    if min(len(link.old), 2) != old_count or min(len(link.new), 2) != new_count:
        wanted = f"{_IN_WORDS[old_count]} old and {_IN_WORDS[new_count]} new keys"
        yield path, link.verdict, f"`{link.verdict}` takes {wanted}; it has {len(link.old)} and {len(link.new)}."
    if link.verdict == "retired":
        for key in link.old:
            if key in new.questions:
                yield (*path, "old"), key, "It is called retired but is still asked; correct one of the two."


def _of_keys(
    path: Path, keys: tuple[str, ...], questionnaire: Questionnaire, seen: set[str]
) -> Iterator[tuple[Path, str, str]]:
    for key in keys:
        question = questionnaire.questions.get(key)
        if question is None:
            yield path, key, f"Version {questionnaire.version} has no such question; correct the key."
        elif not question.is_asked_for_an_answer:
            yield path, key, "This is text to read, which has no answers to compare; leave it out."
        elif key in seen:
            yield path, key, f"This question of version {questionnaire.version} stands in two places; keep one."
        seen.add(key)
