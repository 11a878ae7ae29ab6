"""Two versions related: what the author declared wins, the rest is proposed."""

from collections.abc import Iterable

from questionnaires.changes.questions import question_change
from questionnaires.changes.versions import Versions
from questionnaires.definition import DeclaredLink, Questionnaire
from questionnaires.exchange.own import content_hash
from questionnaires.lineage.declared import sound_links
from questionnaires.lineage.links import Edition, Lineage, Link
from questionnaires.lineage.proposing import kept_links, other_links


def lineage_between(old: Questionnaire, new: Questionnaire) -> Lineage:
    """Every answerable question of both versions in exactly one link. A declared link with a problem does not count."""
    versions = Versions(old, new)
    old_keys, new_keys = _answerable(old), _answerable(new)
    links: list[Link] = []
    for step in (_declared_links, kept_links, other_links):
        found = list(step(versions, old_keys, new_keys))
        old_keys -= {key for link in found for key in link.old}
        new_keys -= {key for link in found for key in link.new}
        links += found
    return Lineage(readiness="lineage/1", old=_edition(old), new=_edition(new), links=_in_order(links, versions))


def _declared_links(versions: Versions, old_keys: set[str], new_keys: set[str]) -> Iterable[Link]:
    return (_declared(link, versions) for link in sound_links(versions.old, versions.new))


def _declared(link: DeclaredLink, versions: Versions) -> Link:
    options = None
    if len(link.old) == len(link.new) == 1:
        places = versions.old_places[link.old[0]], versions.new_places[link.new[0]]
        options = question_change(*places, versions).options
    return Link(
        verdict=link.verdict,
        old=link.old,
        new=link.new,
        comparable=link.comparable,
        reason=link.reason,
        declared=True,
        options=options,
    )


def _answerable(questionnaire: Questionnaire) -> set[str]:
    return {key for key, question in questionnaire.questions.items() if question.is_asked_for_an_answer}


def _edition(questionnaire: Questionnaire) -> Edition:
    return Edition(key=questionnaire.key, version=questionnaire.version, hash=content_hash(questionnaire))


def _in_order(links: Iterable[Link], versions: Versions) -> tuple[Link, ...]:
    old_at = {key: at for at, key in enumerate(versions.old.questions)}
    new_at = {key: at for at, key in enumerate(versions.new.questions)}

    def place(link: Link) -> tuple[bool, int]:
        return (False, new_at[link.new[0]]) if link.new else (True, old_at[link.old[0]])

    return tuple(sorted(links, key=place))
