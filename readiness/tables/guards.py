"""Triggers that keep what is frozen frozen, whoever writes: published versions, submissions, receipts, history."""

from collections.abc import Iterator, Mapping

APPEND_ONLY = ("event", "answer_change", "submission", "receipt", "sign_off", "extension")
_FROZEN = {
    "questionnaire_version": (
        "questionnaire_id", "number", "title", "document", "content_hash", "previous_id", "published_at", "published_by",
        "lineage_confirmed_at", "lineage_confirmed_by", "created_at", "created_by", "id",
    ),
    "scheme": ("version_id", "key", "number", "title", "document", "content_hash", "published_at", "created_at", "id"),
}  # fmt: skip
"""Columns that stay once a row is no longer a draft; its state may only go on to retired."""
_PINNED = ("id", "programme_id", "version_id", "scheme_id", "audience", "as_of", "baseline_id", "opened_at")
"""Of a round, once it is open."""
_KEYS = {
    "answer_change": (("response_id", "number"),),
    "event": (("number",),),
    "submission": (("id",), ("response_id", "number")),
    "receipt": (("id",), ("submission_id", "scheme_id")),
    "questionnaire_version": (("id",), ("questionnaire_id", "number")),
    "scheme": (("id",), ("version_id", "key", "number")),
}
"""Of tables with others than `id`: by each of them a row could be replaced."""


def statements(dialect: str) -> Iterator[str]:
    """What makes the triggers, one statement at a time."""
    yield from _postgresql() if dialect == "postgresql" else _sqlite()


def append_only(dialect: str, tables: Mapping[str, tuple[tuple[str, ...], ...]]) -> Iterator[str]:
    """For tables that came later: each with the keys by which a row could be replaced."""
    for table, keys in tables.items():
        refuse = f"SELECT RAISE(ABORT, '{_said(table)}')"
        for verb, done in (("UPDATE", "changed"), ("DELETE", "deleted")):
            if dialect == "postgresql":
                runs = f"FOR EACH ROW EXECUTE FUNCTION readiness_refuse('{_said(table)}')"
            else:
                runs = f"BEGIN {refuse}; END"
            yield f"CREATE TRIGGER {table}_is_not_{done} BEFORE {verb} ON {table} {runs}"
        if dialect == "postgresql":
            runs = f"FOR EACH STATEMENT EXECUTE FUNCTION readiness_refuse('{_said(table)}')"
            yield f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} {runs}"
        else:
            same = " OR ".join(f"({' AND '.join(f'{column} = NEW.{column}' for column in key)})" for key in keys)
            there = f"SELECT 1 FROM {table} WHERE {same} OR rowid = NEW.rowid"
            yield (
                f"CREATE TRIGGER {table}_is_not_replaced BEFORE INSERT ON {table} WHEN EXISTS ({there}) "
                f"BEGIN {refuse}; END"
            )


def pinned_once(dialect: str, table: str, when: str, columns: tuple[str, ...]) -> Iterator[str]:
    """For a table that came later, with the key `id`: once `when` holds of a row, these columns stay, and the row does."""
    same = "IS DISTINCT FROM" if dialect == "postgresql" else "IS NOT"
    changed = " OR ".join(f"NEW.{column} {same} OLD.{column}" for column in columns)
    refuse = f"'{_said(table)}'"
    for verb, done, how in (("UPDATE", "changed", f"OLD.{when} AND ({changed})"), ("DELETE", "deleted", f"OLD.{when}")):
        runs = f"FOR EACH ROW WHEN ({how}) EXECUTE FUNCTION readiness_refuse({refuse})"
        if dialect != "postgresql":
            runs = f"WHEN {how} BEGIN SELECT RAISE(ABORT, {refuse}); END"
        yield f"CREATE TRIGGER {table}_is_not_{done} BEFORE {verb} ON {table} {runs}"
    if dialect == "postgresql":
        yield (
            f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION readiness_refuse({refuse})"
        )
    else:
        there = f"SELECT 1 FROM {table} WHERE (id = NEW.id OR rowid = NEW.rowid) AND {when}"
        yield (
            f"CREATE TRIGGER {table}_is_not_replaced BEFORE INSERT ON {table} WHEN EXISTS ({there}) "
            f"BEGIN SELECT RAISE(ABORT, {refuse}); END"
        )


def _rules(same: str) -> Iterator[tuple[str, str, str, str]]:
    """(table, name, UPDATE or DELETE, when). `same` compares two values, nothing included."""
    for table in APPEND_ONLY:
        yield table, f"{table}_is_not_changed", "UPDATE", ""
        yield table, f"{table}_is_not_deleted", "DELETE", ""
    for table, columns in _FROZEN.items():
        changed = " OR ".join(f"NEW.{column} {same} OLD.{column}" for column in columns)
        back = "NEW.state = 'draft' OR (OLD.state = 'retired' AND NEW.state <> 'retired')"
        yield table, f"{table}_is_not_changed", "UPDATE", f"OLD.state <> 'draft' AND ({changed} OR {back})"
        yield table, f"{table}_is_not_deleted", "DELETE", "OLD.state <> 'draft'"
    pinned = " OR ".join(f"NEW.{column} {same} OLD.{column}" for column in _PINNED)
    back = "NEW.state = 'planned'"
    yield "assessment_round", "open_round_is_pinned", "UPDATE", f"OLD.state <> 'planned' AND ({pinned} OR {back})"
    yield "assessment_round", "open_round_is_not_deleted", "DELETE", "OLD.state <> 'planned'"


def _sqlite() -> Iterator[str]:
    for table, name, verb, when in _rules("IS NOT"):
        condition = f" WHEN {when}" if when else ""
        yield f"CREATE TRIGGER {name} BEFORE {verb} ON {table}{condition} BEGIN SELECT RAISE(ABORT, '{_said(table)}'); END"
    # INSERT OR REPLACE, and UPDATE OR REPLACE of a draft, would delete the row before without asking the triggers above.
    kept = {**dict.fromkeys(_FROZEN, " AND state <> 'draft'"), "assessment_round": " AND state <> 'planned'"}
    for table in (*APPEND_ONLY, *_FROZEN, "assessment_round"):
        there = f"SELECT 1 FROM {table} WHERE ({_same_key(table)}){kept.get(table, '')}"
        stops = f"BEGIN SELECT RAISE(ABORT, '{_said(table)}'); END"
        yield f"CREATE TRIGGER {table}_is_not_replaced BEFORE INSERT ON {table} WHEN EXISTS ({there}) {stops}"
        if table in kept:
            others = f"{there} AND rowid <> OLD.rowid"
            yield f"CREATE TRIGGER {table}_is_not_overwritten BEFORE UPDATE ON {table} WHEN EXISTS ({others}) {stops}"


def _same_key(table: str) -> str:
    keys = [" AND ".join(f"{column} = NEW.{column}" for column in key) for key in _KEYS.get(table, (("id",),))]
    return " OR ".join((*keys, "rowid = NEW.rowid"))


def _postgresql() -> Iterator[str]:
    yield (
        "CREATE FUNCTION readiness_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    for table, name, verb, when in _rules("IS DISTINCT FROM"):
        condition = f" WHEN ({when})" if when else ""
        yield (
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW{condition} "
            f"EXECUTE FUNCTION readiness_refuse('{_said(table)}')"
        )
    for table in (*APPEND_ONLY, *_FROZEN, "assessment_round"):
        yield (
            f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT "
            f"EXECUTE FUNCTION readiness_refuse('{_said(table)}')"
        )


def _said(table: str) -> str:
    return f"{table} keeps what is frozen; it can only be added to"
