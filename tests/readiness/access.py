"""Who is let in where: one row for every address of the application. What is not listed here is not built."""

from tests.cast import NAMES

MANAGERS = frozenset({"administrator", "office"})
AUTHORS = MANAGERS | {"author"}
OURS = frozenset({"participant", "colleague", "signatory"})
OBSERVERS = frozenset({"observer", "constituency_observer"})
WATCHERS = MANAGERS | OBSERVERS
RIVALS = frozenset({"rival", "rival_signatory"})
PROGRAMME = AUTHORS | OURS | OBSERVERS | RIVALS
SIGNED_IN = frozenset(NAMES)
EVERYONE = SIGNED_IN | {None}

ACCESS: dict[tuple[str, str], frozenset[str | None]] = {
    ("GET", "/"): SIGNED_IN,
    ("GET", "/programmes"): SIGNED_IN,
    ("POST", "/programmes"): frozenset({"administrator"}),
    ("GET", "/programmes/{programme_id}"): PROGRAMME,
    ("GET", "/programmes/{programme_id}/settings"): MANAGERS,
    ("POST", "/programmes/{programme_id}/settings"): MANAGERS,
    ("GET", "/programmes/{programme_id}/milestones"): PROGRAMME,
    ("POST", "/programmes/{programme_id}/milestones"): MANAGERS,
    ("POST", "/programmes/{programme_id}/milestones/baselines"): MANAGERS,
    ("POST", "/programmes/{programme_id}/milestones/dates"): MANAGERS,
    ("GET", "/programmes/{programme_id}/constituencies"): PROGRAMME,
    ("POST", "/programmes/{programme_id}/constituencies"): MANAGERS,
    ("GET", "/programmes/{programme_id}/constituencies/{constituency_id}"): MANAGERS,
    ("POST", "/programmes/{programme_id}/constituencies/{constituency_id}"): MANAGERS,
    ("POST", "/programmes/{programme_id}/constituencies/{constituency_id}/up"): MANAGERS,
    ("POST", "/programmes/{programme_id}/groups"): MANAGERS,
    ("POST", "/programmes/{programme_id}/seats"): MANAGERS,
    ("GET", "/programmes/{programme_id}/organisations"): MANAGERS,
    ("GET", "/programmes/{programme_id}/organisations/new"): MANAGERS,
    ("POST", "/programmes/{programme_id}/organisations/new"): MANAGERS,
    ("GET", "/programmes/{programme_id}/organisations/import"): MANAGERS,
    ("POST", "/programmes/{programme_id}/organisations/import"): MANAGERS,
    ("GET", "/programmes/{programme_id}/organisations/import/{import_id}"): MANAGERS,
    ("POST", "/programmes/{programme_id}/organisations/import/{import_id}/apply"): MANAGERS,
    ("GET", "/organisations/{organisation_id}"): MANAGERS | OURS,
    ("GET", "/organisations/{organisation_id}/edit"): MANAGERS,
    ("POST", "/organisations/{organisation_id}/edit"): MANAGERS,
    ("POST", "/organisations/{organisation_id}/move"): MANAGERS,
    ("GET", "/responses/{response_id}"): MANAGERS | OURS,
    ("GET", "/responses/{response_id}/sections/{section}"): MANAGERS | OURS,
    ("POST", "/responses/{response_id}/sections/{section}"): OURS,
    ("POST", "/responses/{response_id}/answers/{question}"): OURS,
    ("GET", "/responses/{response_id}/answers/{question}/history"): MANAGERS | OURS,
    ("GET", "/responses/{response_id}/delegate"): OURS,
    ("POST", "/responses/{response_id}/delegate"): OURS,
    ("GET", "/responses/{response_id}/check"): MANAGERS | OURS,
    ("GET", "/responses/{response_id}/sign"): frozenset({"signatory"}),
    ("POST", "/responses/{response_id}/sign"): frozenset({"signatory"}),
    ("POST", "/responses/{response_id}/hand-in"): OURS,
    ("GET", "/responses/{response_id}/submissions/{number}"): MANAGERS | OURS,
    ("GET", "/programmes/{programme_id}/people"): MANAGERS,
    ("GET", "/programmes/{programme_id}/people/invite"): MANAGERS,
    ("POST", "/programmes/{programme_id}/people/invite"): MANAGERS,
    ("GET", "/memberships/{membership_id}/withdraw"): MANAGERS,
    ("POST", "/memberships/{membership_id}/withdraw"): MANAGERS,
    ("GET", "/programmes/{programme_id}/history"): MANAGERS,
    ("GET", "/programmes/{programme_id}/rounds"): WATCHERS,
    ("GET", "/programmes/{programme_id}/rounds/new"): MANAGERS,
    ("POST", "/programmes/{programme_id}/rounds/new"): MANAGERS,
    ("GET", "/rounds/{round_id}"): MANAGERS,
    ("GET", "/rounds/{round_id}/plan"): MANAGERS,
    ("POST", "/rounds/{round_id}/plan"): MANAGERS,
    ("POST", "/rounds/{round_id}/discard"): MANAGERS,
    ("GET", "/rounds/{round_id}/open"): MANAGERS,
    ("POST", "/rounds/{round_id}/open"): MANAGERS,
    ("GET", "/rounds/{round_id}/join"): MANAGERS,
    ("POST", "/rounds/{round_id}/join"): MANAGERS,
    ("GET", "/rounds/{round_id}/remind"): MANAGERS,
    ("POST", "/rounds/{round_id}/remind"): MANAGERS,
    ("GET", "/rounds/{round_id}/close"): MANAGERS,
    ("POST", "/rounds/{round_id}/close"): MANAGERS,
    ("GET", "/rounds/{round_id}/release"): MANAGERS,
    ("POST", "/rounds/{round_id}/release"): MANAGERS,
    ("GET", "/responses/{response_id}/extend"): MANAGERS,
    ("POST", "/responses/{response_id}/extend"): MANAGERS,
    ("GET", "/responses/{response_id}/withdraw"): MANAGERS,
    ("POST", "/responses/{response_id}/withdraw"): MANAGERS,
}
