"""Database triggers that keep rows of the audit log from being changed or deleted.

Only foreign keys may be emptied, when a user or a content type is deleted.
"""

TABLE = "desk_auditentry"
STAYS = "audit_entry_stays"
AS_WRITTEN = "audit_entry_is_as_written"
WORDS = "Entries of the audit log cannot be changed or deleted."

COLUMNS = ["id", "at", "by_name", "act", "about_id", "about_name", "words", "folded"]
POINTERS = ["by_id", "about_type_id"]


def guard(connection):
    """Create the triggers, replacing existing ones."""
    unguard(connection)
    run(connection, on_sqlite() if connection.vendor == "sqlite" else on_postgresql())


def unguard(connection, triggers=(STAYS, AS_WRITTEN)):
    on_table = "" if connection.vendor == "sqlite" else f" ON {TABLE}"
    run(connection, [f"DROP TRIGGER IF EXISTS {name}{on_table}" for name in triggers])


def on_sqlite():
    refuse = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    return [
        f"CREATE TRIGGER {STAYS} BEFORE DELETE ON {TABLE} {refuse}",
        f"CREATE TRIGGER {AS_WRITTEN} BEFORE UPDATE ON {TABLE} WHEN {is_changed('IS')} {refuse}",
    ]


def on_postgresql():
    when = f"WHEN ({is_changed('IS NOT DISTINCT FROM')})"
    refuse = "EXECUTE FUNCTION refuse_in_audit_log()"
    return [
        "CREATE OR REPLACE FUNCTION refuse_in_audit_log() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = '{WORDS}'; END $$",
        f"CREATE TRIGGER {STAYS} BEFORE DELETE ON {TABLE} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {AS_WRITTEN} BEFORE UPDATE ON {TABLE} FOR EACH ROW {when} {refuse}",
    ]


def is_changed(equals):
    """Return SQL that is true if an update does more than empty a foreign key."""
    kept = [f"NEW.{column} {equals} OLD.{column}" for column in COLUMNS]
    kept += [f"(NEW.{one} IS NULL OR NEW.{one} {equals} OLD.{one})" for one in POINTERS]
    return f"NOT ({' AND '.join(kept)})"


def run(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
