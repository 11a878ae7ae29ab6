"""What a comparison of two versions found, as values. Their fields are the shape of `questionnaire diff --json`:

    {"readiness": "changes/1", "size": "none | patch | minor | major",
     "old": {key, version, title, language, hash}, "new": the same,
     "counts": {every counter of Counts},
     "questionnaire": {title, description, source: [red line], settings: [setting],
                       facts: {added, removed: [name], changed: [{name, title, settings, options}]}},
     "sections": {added, removed: [{key, number, title}],
                  changed: [{key, old_number, new_number, size, title, guidance, condition, moved}]},
     "questions": {added, removed: [{key, number, section, kind, text}],
                   changed: [{key, old_number, new_number, size, text, guidance, criteria, evidence, unit, kind,
                              settings, condition, asked_when, moved, options}]}}

- red line: {language, runs: [{kind: "kept | removed | added", text}], translation}. Kept and removed runs joined are
  the old text, kept and added ones the new; `translation` says that only this language came or went.
- setting: {name, old, new}; `kind` and `condition` (as written on the question or section itself) are settings.
- asked_when: {old: [condition], new: [condition]}, those of the sections around included; given where they differ.
- moved: {old_section, new_section, after}: `after` is the key of what now stands before it.
- options: {added, removed: [{key, text}], rekeyed: [{old, new, text}], moved: [key],
  changed: [{key, text, guidance, settings}], ordered}.

Lists come in reading order. Inside `questionnaire`, `changed` and `options`, what has nothing to say is left out. What
an author declares about lineage is no part of this.
"""

from typing import Literal

from msgspec import Struct

from questionnaires.changes.parts import QuestionChange, SectionChange, Size, WholeChange
from questionnaires.texts import Text


class ListedQuestion(Struct, frozen=True):
    key: str
    number: str
    section: str
    kind: str
    text: Text


class ListedSection(Struct, frozen=True):
    key: str
    number: str
    title: Text


class QuestionChanges(Struct, frozen=True):
    added: tuple[ListedQuestion, ...]
    removed: tuple[ListedQuestion, ...]
    changed: tuple[QuestionChange, ...]


class SectionChanges(Struct, frozen=True):
    added: tuple[ListedSection, ...]
    removed: tuple[ListedSection, ...]
    changed: tuple[SectionChange, ...]


class Version(Struct, frozen=True):
    """One of the two versions compared; the hash is that of its content."""

    key: str
    version: str
    title: Text
    language: str
    hash: str


class Counts(Struct, frozen=True, kw_only=True):
    """How many questions (texts to read included) and sections are touched; one may count under several names."""

    questions_before: int
    questions_after: int
    added: int
    removed: int
    changed: int
    moved: int
    renumbered: int
    reworded: int
    translated: int
    guidance: int
    criteria: int
    evidence: int
    kind: int
    options: int
    option_keys: int
    settings: int
    asked_when: int
    sections_added: int
    sections_removed: int
    sections_renamed: int
    sections_changed: int


class Changes(Struct, frozen=True, kw_only=True):
    """Everything that differs between two versions."""

    readiness: Literal["changes/1"] = "changes/1"
    old: Version
    new: Version
    size: Size
    counts: Counts
    questionnaire: WholeChange
    sections: SectionChanges
    questions: QuestionChanges
