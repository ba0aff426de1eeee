#include "daemon/store/schema.hpp"

namespace remembrancer::store {
namespace {

const std::vector<std::string>& first_schema() {
    static const std::vector<std::string> statements{
        R"(CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT)",

        R"(CREATE TABLE person(
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, identity TEXT NOT NULL UNIQUE,
            email TEXT NOT NULL, organisation TEXT NOT NULL, deputy TEXT NOT NULL,
            notes TEXT NOT NULL) STRICT)",
        R"(CREATE TABLE workstream(
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, identity TEXT NOT NULL UNIQUE,
            rag INTEGER NOT NULL, rag_text TEXT NOT NULL, lead_member TEXT NOT NULL,
            sponsors TEXT NOT NULL, project_managers TEXT NOT NULL) STRICT)",
        R"(CREATE TABLE absence(
            id INTEGER PRIMARY KEY, person TEXT NOT NULL, away_from TEXT NOT NULL,
            away_until TEXT NOT NULL) STRICT)",

        R"(CREATE TABLE item(
            id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, identity TEXT NOT NULL,
            ref TEXT NOT NULL, title TEXT NOT NULL, workstream TEXT NOT NULL,
            rag INTEGER NOT NULL, rag_text TEXT NOT NULL,
            baseline_text TEXT NOT NULL, baseline_precision INTEGER NOT NULL,
            baseline_from TEXT, baseline_by TEXT, baseline_inferred INTEGER NOT NULL,
            forecast_text TEXT NOT NULL, forecast_precision INTEGER NOT NULL,
            forecast_from TEXT, forecast_by TEXT, forecast_inferred INTEGER NOT NULL,
            owner_text TEXT NOT NULL, owners TEXT NOT NULL, status_text TEXT NOT NULL,
            closed INTEGER NOT NULL, closed_on TEXT,
            impact INTEGER, likelihood INTEGER, score INTEGER, severity INTEGER,
            plan_text TEXT NOT NULL, raised_by TEXT NOT NULL, raised_on_text TEXT NOT NULL,
            known_since TEXT NOT NULL, dates_known_since TEXT NOT NULL,
            recasts INTEGER NOT NULL, baseline_changes INTEGER NOT NULL,
            vanished_on TEXT, wake TEXT, UNIQUE(kind, identity)) STRICT)",
        R"(CREATE INDEX item_wake ON item(wake) WHERE wake IS NOT NULL)",
        R"(CREATE TABLE question(
            item_id INTEGER NOT NULL REFERENCES item(id), field TEXT NOT NULL,
            text TEXT NOT NULL, reason TEXT NOT NULL, file TEXT NOT NULL, sheet TEXT NOT NULL,
            place_row INTEGER NOT NULL, place_column TEXT NOT NULL,
            PRIMARY KEY(item_id, field)) STRICT, WITHOUT ROWID)",

        R"(CREATE TABLE import_run(
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, as_of TEXT NOT NULL, source TEXT NOT NULL,
            added INTEGER NOT NULL, changed INTEGER NOT NULL, unchanged INTEGER NOT NULL,
            vanished INTEGER NOT NULL, questioned INTEGER NOT NULL,
            rejected INTEGER NOT NULL) STRICT)",
        R"(CREATE TABLE field_change(
            id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import_run(id),
            subject TEXT NOT NULL, item_id INTEGER REFERENCES item(id), field TEXT NOT NULL,
            old_value TEXT NOT NULL, new_value TEXT NOT NULL, source TEXT NOT NULL,
            at INTEGER NOT NULL, as_of TEXT NOT NULL) STRICT)",
        R"(CREATE INDEX field_change_item ON field_change(item_id, id))",

        R"(CREATE TABLE round_run(
            id INTEGER PRIMARY KEY, schedule TEXT NOT NULL, scheduled_for INTEGER NOT NULL,
            state TEXT NOT NULL, opened_at INTEGER, closed_at INTEGER,
            subjects INTEGER NOT NULL, alerts INTEGER NOT NULL, messages INTEGER NOT NULL,
            reported INTEGER NOT NULL, UNIQUE(schedule, scheduled_for)) STRICT)",
        R"(CREATE INDEX round_open ON round_run(id) WHERE state = 'open')",
        R"(CREATE INDEX round_missed ON round_run(id) WHERE state = 'missed' AND reported = 0)",

        R"(CREATE TABLE episode(
            id INTEGER PRIMARY KEY, rule INTEGER NOT NULL, subject_kind INTEGER NOT NULL,
            subject_id INTEGER NOT NULL, sequence INTEGER NOT NULL, opened TEXT NOT NULL,
            ended TEXT, end_reason INTEGER, anchor TEXT, first_sight TEXT,
            UNIQUE(subject_kind, subject_id, rule, sequence)) STRICT)",
        R"(CREATE UNIQUE INDEX episode_open ON episode(subject_kind, subject_id, rule)
            WHERE ended IS NULL)",
        R"(CREATE TABLE alert(
            id INTEGER PRIMARY KEY, episode_id INTEGER NOT NULL REFERENCES episode(id),
            step INTEGER NOT NULL, role INTEGER NOT NULL, principal TEXT NOT NULL,
            recipient TEXT NOT NULL, stand_in_reason TEXT NOT NULL, reason INTEGER NOT NULL,
            disposition INTEGER NOT NULL, round_id INTEGER NOT NULL REFERENCES round_run(id),
            message_id INTEGER REFERENCES outbox(id), decided_on TEXT NOT NULL,
            UNIQUE(episode_id, step, role, principal)) STRICT)",
        R"(CREATE INDEX alert_unsent ON alert(recipient, id)
            WHERE message_id IS NULL AND disposition = 1)",
        R"(CREATE INDEX alert_message ON alert(message_id) WHERE message_id IS NOT NULL)",

        R"(CREATE TABLE outbox(
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
            round_id INTEGER REFERENCES round_run(id), person TEXT NOT NULL,
            channel TEXT NOT NULL, destination TEXT NOT NULL, address TEXT NOT NULL,
            kind TEXT NOT NULL, model TEXT NOT NULL, state TEXT NOT NULL,
            attempts INTEGER NOT NULL, unknown_attempts INTEGER NOT NULL,
            may_be_copy INTEGER NOT NULL, created INTEGER NOT NULL, first_attempt_at INTEGER,
            next_attempt_at INTEGER NOT NULL, last_outcome TEXT NOT NULL,
            reported INTEGER NOT NULL) STRICT)",
        R"(CREATE UNIQUE INDEX outbox_round ON outbox(round_id, person, channel)
            WHERE round_id IS NOT NULL)",
        R"(CREATE INDEX outbox_due ON outbox(destination, next_attempt_at, id)
            WHERE state IN ('pending', 'deferred'))",
        R"(CREATE INDEX outbox_claimed ON outbox(id) WHERE state = 'claimed')",
        R"(CREATE INDEX outbox_dead ON outbox(id) WHERE state = 'dead')",
        R"(CREATE TABLE attempt(
            outbox_id INTEGER NOT NULL REFERENCES outbox(id), number INTEGER NOT NULL,
            at INTEGER NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
            detail TEXT NOT NULL, may_be_copy INTEGER NOT NULL,
            PRIMARY KEY(outbox_id, number)) STRICT, WITHOUT ROWID)",
    };
    return statements;
}

/// Changed baselines are listed once, like missed rounds and dead messages.
const std::vector<std::string>& reported_changes() {
    static const std::vector<std::string> statements{
        R"(ALTER TABLE field_change ADD COLUMN reported INTEGER NOT NULL DEFAULT 0)",
        R"(CREATE INDEX field_change_baseline ON field_change(id)
            WHERE field = 'baseline' AND reported = 0)",
    };
    return statements;
}

const std::vector<std::string>& pauses() {
    static const std::vector<std::string> statements{
        R"(CREATE TABLE pause(
            id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, item_id INTEGER REFERENCES item(id),
            workstream TEXT NOT NULL, rule INTEGER, person TEXT NOT NULL, author TEXT NOT NULL,
            reason TEXT NOT NULL, paused_from TEXT NOT NULL, paused_until TEXT NOT NULL) STRICT)",
    };
    return statements;
}

/// What the rules of status, risk and history ask an item for.
const std::vector<std::string>& more_of_an_item() {
    static const std::vector<std::string> statements{
        "ALTER TABLE item ADD COLUMN product TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN tranche TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN fixed_by TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN change_request TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN review_text TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN review_precision INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE item ADD COLUMN review_from TEXT",
        "ALTER TABLE item ADD COLUMN review_by TEXT",
        "ALTER TABLE item ADD COLUMN review_inferred INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE item ADD COLUMN audiences TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN confirmed_on TEXT",
        "ALTER TABLE item ADD COLUMN first_effective TEXT",
        "ALTER TABLE item ADD COLUMN moved_from TEXT",
        "ALTER TABLE item ADD COLUMN moved_on TEXT",
        "ALTER TABLE item ADD COLUMN rag_before INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE item ADD COLUMN rag_changed_on TEXT",
        "ALTER TABLE item ADD COLUMN score_before INTEGER",
        "ALTER TABLE item ADD COLUMN score_changed_on TEXT",
        "ALTER TABLE alert ADD COLUMN waits INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX alert_urgent ON alert(recipient, id) WHERE message_id IS NULL AND "
        "disposition = 1 AND waits = 0",
        "CREATE INDEX alert_held_back ON alert(decided_on) WHERE message_id IS NULL AND "
        "disposition = 1 AND waits = 1",
        // What was expected first of an item that is known already: its baseline, if it was kept.
        "UPDATE item SET first_effective = COALESCE(forecast_by, baseline_by) WHERE recasts = 0 "
        "AND baseline_changes = 0",
    };
    return statements;
}

/// What the rules of knock-on and of boards ask an item for.
const std::vector<std::string>& decisions_and_dependencies() {
    static const std::vector<std::string> statements{
        "ALTER TABLE item ADD COLUMN depends_on TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN lead_text TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN boards TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN papers_on TEXT",
        "ALTER TABLE item ADD COLUMN notice_on TEXT",
        R"(CREATE TABLE dependency(
            successor_id INTEGER NOT NULL REFERENCES item(id),
            predecessor_id INTEGER NOT NULL REFERENCES item(id), lag_days INTEGER NOT NULL,
            PRIMARY KEY(successor_id, predecessor_id)) STRICT, WITHOUT ROWID)",
        R"(CREATE INDEX dependency_predecessor ON dependency(predecessor_id))",
        R"(CREATE TABLE board(
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, identity TEXT NOT NULL UNIQUE,
            chairs TEXT NOT NULL, meets TEXT NOT NULL, papers_before INTEGER NOT NULL,
            papers_in_clear_days INTEGER NOT NULL, notice_clear_days INTEGER NOT NULL) STRICT)",
    };
    return statements;
}

/// Which milestones belong to a product, by the item that their field names.
const std::vector<std::string>& parts_of_products() {
    static const std::vector<std::string> statements{
        R"(CREATE TABLE product_part(
            milestone_id INTEGER PRIMARY KEY REFERENCES item(id),
            product_id INTEGER NOT NULL REFERENCES item(id)) STRICT)",
        R"(CREATE INDEX product_part_product ON product_part(product_id))",
    };
    return statements;
}

/// Several programmes, and what is reported each period.
const std::vector<std::string>& programmes_and_reports() {
    static const std::vector<std::string> statements{
        "ALTER TABLE item ADD COLUMN programme TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN clearance TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN reported_on TEXT",
        "ALTER TABLE item ADD COLUMN cadence_text TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN parts TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN target_text TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN actual_text TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN part_of TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN parts_before TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN parts_changed_on TEXT",
        "ALTER TABLE item ADD COLUMN actual_before TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN actual_changed_on TEXT",
        "ALTER TABLE workstream ADD COLUMN programme TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE workstream ADD COLUMN theme_leads TEXT NOT NULL DEFAULT ''",
        R"(CREATE TABLE likeness(
            item_id INTEGER PRIMARY KEY REFERENCES item(id),
            other_id INTEGER NOT NULL REFERENCES item(id)) STRICT)",
    };
    return statements;
}

/// What a plan says in tables of their own of how items and workstreams belong together, and how a
/// closed item ended.
const std::vector<std::string>& the_rest_of_the_plan() {
    static const std::vector<std::string> statements{
        R"(CREATE TABLE dependency_row(
            id INTEGER PRIMARY KEY, programme TEXT NOT NULL, predecessor TEXT NOT NULL,
            successor TEXT NOT NULL, lag_days INTEGER NOT NULL, file TEXT NOT NULL,
            sheet TEXT NOT NULL, place_row INTEGER NOT NULL, place_column TEXT NOT NULL,
            successor_id INTEGER REFERENCES item(id)) STRICT)",
        R"(CREATE INDEX dependency_row_successor ON dependency_row(successor_id)
            WHERE successor_id IS NOT NULL)",
        "ALTER TABLE workstream ADD COLUMN parent TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE workstream ADD COLUMN board TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE workstream ADD COLUMN initiation TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0",
    };
    return statements;
}

/// Since when the table of workstreams has not had one that was there before.
const std::vector<std::string>& vanished_workstreams() {
    static const std::vector<std::string> statements{
        "ALTER TABLE workstream ADD COLUMN vanished_on TEXT",
    };
    return statements;
}

/// By which other channel an escalation went, and since when one waits to be taken.
const std::vector<std::string>& fallbacks() {
    static const std::vector<std::string> statements{
        "ALTER TABLE outbox ADD COLUMN escalation_due INTEGER",
        "ALTER TABLE outbox ADD COLUMN instead_of INTEGER REFERENCES outbox(id)",
        R"(CREATE INDEX outbox_escalation_due ON outbox(escalation_due, id)
            WHERE escalation_due IS NOT NULL AND state IN ('pending', 'deferred'))",
        R"(CREATE INDEX outbox_instead_of ON outbox(instead_of) WHERE instead_of IS NOT NULL)",
        "UPDATE outbox SET escalation_due = next_attempt_at WHERE kind = 'escalation' AND state IN "
        "('pending', 'deferred', 'claimed')",
    };
    return statements;
}

/// What is expected when, for those who look for what comes up.
const std::vector<std::string>& expected_days() {
    static const std::vector<std::string> statements{
        "CREATE INDEX item_expected ON item(COALESCE(forecast_by, baseline_by)) WHERE closed = 0 "
        "AND vanished_on IS NULL",
    };
    return statements;
}

/// When an item was last given another date than it had, or one again after none.
const std::vector<std::string>& days_of_new_dates() {
    static const std::vector<std::string> statements{
        "ALTER TABLE item ADD COLUMN dated_on TEXT",
        "UPDATE item SET dated_on = moved_on WHERE moved_on IS NOT NULL",
    };
    return statements;
}

/// What peers call messages, for later ones to refer to.
const std::vector<std::string>& names_of_messages() {
    static const std::vector<std::string> statements{
        "ALTER TABLE outbox ADD COLUMN provider_id TEXT NOT NULL DEFAULT ''",
    };
    return statements;
}

/// In what order alerts wait for room in a message, and which of them pause with their item: by one
/// index, which is all that is read to choose. What waits already has no place by its weight, only
/// by its age; the programme office's lists have theirs.
const std::vector<std::string>& places_of_alerts() {
    static const std::vector<std::string> statements{
        "ALTER TABLE alert ADD COLUMN place INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE alert ADD COLUMN paused INTEGER NOT NULL DEFAULT 0",
        "UPDATE alert SET place = 1152921504606846976 WHERE episode_id IN (SELECT id FROM episode "
        "WHERE rule = 7)",
        "UPDATE alert SET paused = 1 WHERE episode_id IN (SELECT episode.id FROM episode JOIN item "
        "ON item.id = episode.subject_id WHERE episode.subject_kind = 1 AND item.vanished_on IS "
        "NOT NULL AND item.closed = 0)",
        "DROP INDEX alert_unsent",
        "DROP INDEX alert_urgent",
        // With the columns of its condition, which SQLite would otherwise look up in the row.
        "CREATE INDEX alert_waiting ON alert(recipient, paused, message_id, disposition, waits, "
        "episode_id, round_id, place) WHERE message_id IS NULL AND disposition = 1",
    };
    return statements;
}

/// Alerts lie by who is told them, oldest first: whoever makes a message reads and marks the alerts
/// of one recipient, which a round decides all over the plan.
const std::vector<std::string>& alerts_by_recipient() {
    static const std::vector<std::string> statements{
        R"(CREATE TABLE alert_by_recipient(
            id INTEGER NOT NULL, episode_id INTEGER NOT NULL REFERENCES episode(id),
            step INTEGER NOT NULL, role INTEGER NOT NULL, principal TEXT NOT NULL,
            recipient TEXT NOT NULL, stand_in_reason TEXT NOT NULL, reason INTEGER NOT NULL,
            disposition INTEGER NOT NULL, round_id INTEGER NOT NULL REFERENCES round_run(id),
            message_id INTEGER REFERENCES outbox(id), decided_on TEXT NOT NULL,
            waits INTEGER NOT NULL DEFAULT 0, place INTEGER NOT NULL DEFAULT 0,
            paused INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY(recipient, id)) STRICT, WITHOUT ROWID)",
        "INSERT INTO alert_by_recipient SELECT id, episode_id, step, role, principal, recipient, "
        "stand_in_reason, reason, disposition, round_id, message_id, decided_on, waits, place, "
        "paused FROM alert ORDER BY recipient, id",
        "DROP TABLE alert",
        "ALTER TABLE alert_by_recipient RENAME TO alert",
        // Made after the rows: so each is filled in its own order.
        "CREATE UNIQUE INDEX alert_number ON alert(id)",
        "CREATE UNIQUE INDEX alert_once ON alert(episode_id, step, role, principal)",
        // With the columns of their conditions, as before.
        "CREATE INDEX alert_waiting ON alert(recipient, message_id, disposition, paused, waits, "
        "episode_id, round_id, place) WHERE message_id IS NULL AND disposition = 1 AND paused = 0",
        "CREATE INDEX alert_urgent ON alert(recipient, message_id, disposition, paused, waits, "
        "round_id) WHERE message_id IS NULL AND disposition = 1 AND paused = 0 AND waits = 0",
        "CREATE INDEX alert_message ON alert(message_id) WHERE message_id IS NOT NULL",
        "CREATE INDEX alert_held_back ON alert(recipient, message_id, disposition, waits, "
        "decided_on) WHERE message_id IS NULL AND disposition = 1 AND waits = 1",
    };
    return statements;
}

/// Whose contacts name whom. Who is in the store already is in none of these: that was not kept.
const std::vector<std::string>& contacts_by_programme() {
    static const std::vector<std::string> statements{
        R"(CREATE TABLE contact(
            person_id INTEGER NOT NULL REFERENCES person(id), programme TEXT NOT NULL,
            PRIMARY KEY(person_id, programme)) STRICT, WITHOUT ROWID)",
    };
    return statements;
}

/// Who changed something, where the plan or whoever imported it says so.
const std::vector<std::string>& authors_of_changes() {
    static const std::vector<std::string> statements{
        "ALTER TABLE field_change ADD COLUMN changed_by TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN moved_by TEXT NOT NULL DEFAULT ''",
    };
    return statements;
}

/// Whose table of absences has it; null for what was recorded by itself.
const std::vector<std::string>& absences_of_tables() {
    static const std::vector<std::string> statements{
        "ALTER TABLE absence ADD COLUMN listed_by TEXT",
    };
    return statements;
}

/// What tables of programmes say of each.
const std::vector<std::string>& programmes_of_tables() {
    static const std::vector<std::string> statements{
        R"(CREATE TABLE listed_programme(
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, identity TEXT NOT NULL UNIQUE,
            nation TEXT NOT NULL, started TEXT NOT NULL, key_dates TEXT NOT NULL,
            programme_director TEXT NOT NULL, programme_office TEXT NOT NULL,
            rag_key TEXT NOT NULL, bands TEXT NOT NULL, severity TEXT NOT NULL) STRICT)",
    };
    return statements;
}

} // namespace

const std::vector<std::vector<std::string>>& schema_steps() {
    static const std::vector<std::vector<std::string>> steps{first_schema(),
                                                             reported_changes(),
                                                             more_of_an_item(),
                                                             pauses(),
                                                             decisions_and_dependencies(),
                                                             parts_of_products(),
                                                             programmes_and_reports(),
                                                             the_rest_of_the_plan(),
                                                             vanished_workstreams(),
                                                             fallbacks(),
                                                             expected_days(),
                                                             names_of_messages(),
                                                             places_of_alerts(),
                                                             alerts_by_recipient(),
                                                             days_of_new_dates(),
                                                             contacts_by_programme(),
                                                             authors_of_changes(),
                                                             absences_of_tables(),
                                                             programmes_of_tables()};
    return steps;
}

} // namespace remembrancer::store
