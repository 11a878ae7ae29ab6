"""Links proposed for questions of which the author says nothing."""

from collections.abc import Iterator

from questionnaires.changes.comparing import changed_questions
from questionnaires.changes.questions import question_change
from questionnaires.changes.versions import Versions
from questionnaires.lineage.judging import CONFIRM, judged
from questionnaires.lineage.links import Link
from questionnaires.lineage.pairing import Relatives, relatives
from questionnaires.lineage.sheets import Vocabulary, entries_of


def kept_links(versions: Versions, old_keys: set[str], new_keys: set[str]) -> Iterator[Link]:
    """For questions that kept their key."""
    for change in changed_questions(versions):
        if change.key in old_keys and change.key in new_keys:
            judgement = judged(change)
            yield Link(
                verdict=judgement.verdict,
                old=(change.key,),
                new=(change.key,),
                comparable=judgement.comparable,
                reason=judgement.reason,
                declared=False,
                options=change.options,
            )


def other_links(versions: Versions, old_keys: set[str], new_keys: set[str]) -> Iterator[Link]:
    """For questions that stand in one version only, so far as keys tell."""
    vocabulary, language = Vocabulary(), versions.old.language
    before, after = (entries_of(one, language, vocabulary) for one in (versions.old, versions.new))
    found = relatives(before.values(), after.values(), old_keys, new_keys)
    links = [*_one_to_one(found, versions), *_split_and_merged(found, versions)]
    yield from links
    followed, following = {key for link in links for key in link.old}, {key for link in links for key in link.new}
    new_reason = f"Asked for the first time: no question of version {versions.old.version} is like it."
    for key in after:
        if key in new_keys - following:
            yield Link(verdict="new", new=(key,), comparable=False, reason=new_reason, declared=False)
    old_reason = f"No longer asked: no question of version {versions.new.version} is like it."
    for key in before:
        if key in old_keys - followed:
            yield Link(verdict="retired", old=(key,), comparable=False, reason=old_reason, declared=False)


def _one_to_one(found: Relatives, versions: Versions) -> Iterator[Link]:
    yield from (_replaced(old, new, versions, is_renamed=True) for old, new in found.renamed)
    yield from (_replaced(old, new, versions, is_renamed=False) for old, new in found.replaced)


def _replaced(old: str, new: str, versions: Versions, *, is_renamed: bool) -> Link:
    change = question_change(versions.old_places[old], versions.new_places[new], versions)
    judgement = judged(change)
    comparable = is_renamed and judgement.verdict == "same" and judgement.comparable
    if comparable:
        reason = f"Only its key is new. {judgement.reason}"
    else:
        reason = f"It seems to take the place of number {versions.old_numbers[old]}. {judgement.reason}"
        reason += f" {CONFIRM}" if judgement.comparable else ""
    return Link(
        verdict="replaced",
        old=(old,),
        new=(new,),
        comparable=comparable,
        reason=reason,
        declared=False,
        options=change.options,
    )


def _split_and_merged(found: Relatives, versions: Versions) -> Iterator[Link]:
    for old, several in found.split:
        parts = ", ".join(versions.new_numbers[key] for key in several)
        reason = (
            f"Number {versions.old_numbers[old]} seems to have become numbers {parts}; no one of them stands for it."
        )
        yield Link(verdict="split", old=(old,), new=several, comparable=False, reason=reason, declared=False)
    for several, new in found.merged:
        parts = ", ".join(versions.old_numbers[key] for key in several)
        reason = (
            f"Numbers {parts} seem to have become number {versions.new_numbers[new]}; it stands for no one of them."
        )
        yield Link(verdict="merged", old=several, new=(new,), comparable=False, reason=reason, declared=False)
