#include "daemon/store/fallbacks.hpp"

#include "daemon/base/crash_point.hpp"
#include "daemon/store/outbox_rows.hpp"
#include "daemon/store/sql.hpp"

namespace remembrancer::store {
namespace {

// In these words the index has it.
const std::string waits = "escalation_due IS NOT NULL AND state IN ('pending', 'deferred')";

struct due_statement : outbox_statement {
    explicit due_statement(soci::session& sql) : outbox_statement(sql) {
        bind(soci::use(due_by));
        bind(soci::use(most));
        finish_rows("SELECT " + outbox_columns + " FROM outbox WHERE " + waits +
                    " AND escalation_due <= :by ORDER BY escalation_due, id LIMIT :most");
    }
    long long due_by = 0, most = 0;
};

struct first_due_statement : prepared {
    explicit first_due_statement(soci::session& sql) : prepared(sql) {
        prepare("SELECT escalation_due FROM outbox WHERE " + waits +
                    " ORDER BY escalation_due LIMIT 1",
                soci::into(due));
    }
    long long due = 0;
};

struct one_statement : outbox_statement {
    one_statement(soci::session& sql, const std::string& condition) : outbox_statement(sql) {
        bind(soci::use(id));
        finish_rows("SELECT " + outbox_columns + " FROM outbox WHERE " + condition);
    }
    long long id = 0;
};

struct itself_statement : one_statement {
    explicit itself_statement(soci::session& sql) : one_statement(sql, "id = :id") {}
};

struct instead_statement : one_statement {
    explicit instead_statement(soci::session& sql) : one_statement(sql, "instead_of = :id") {}
};

struct replaced_statement : one_statement {
    explicit replaced_statement(soci::session& sql)
        : one_statement(
              sql, "id = (SELECT later.instead_of FROM outbox AS later WHERE later.id = :id)") {}
};

template <class Statement>
std::optional<outbox_row> one(session& db, plan::outbox_id of) {
    return translated(db, [&]() -> std::optional<outbox_row> {
        auto& select = cached<Statement>(db);
        select.id = of.value;
        auto rows = select.rows();
        if (rows.empty())
            return std::nullopt;
        return std::move(rows.front());
    });
}

base::instant escalation_due_of(session& db, plan::outbox_id id) {
    long long due = 0;
    sql_of(db) << "SELECT escalation_due FROM outbox WHERE id = :id", soci::use(id.value),
        soci::into(due);
    return instant_from_stored(due);
}

/// The round of a message that may still be replaced, 0 for none; empty when it may not.
std::optional<long long> round_of_unsent(session& db, plan::outbox_id id) {
    long long round = 0;
    long long found = 0;
    sql_of(db) << "SELECT COALESCE(MAX(COALESCE(round_id, 0)), 0), COUNT(*) FROM outbox WHERE id = "
                  ":id AND state IN ('pending', 'deferred', 'dead')",
        soci::use(id.value), soci::into(round), soci::into(found);
    return found == 1 ? std::optional(round) : std::nullopt;
}

void hand_over_alerts(session& db, plan::outbox_id old, plan::outbox_id made,
                      const replacement& by) {
    if (by.holds_all) {
        sql_of(db) << "UPDATE alert SET message_id = :new WHERE message_id = :old",
            soci::use(made.value), soci::use(old.value);
        for (const char* table : {"field_change", "round_run", "outbox"})
            sql_of(db) << std::string("UPDATE ") + table +
                              " SET reported = :new WHERE reported = :old",
                soci::use(made.value), soci::use(old.value);
        return;
    }
    report_again(db, old);
    // A line settles all alerts of its episode.
    for (const plan::alert_id alert : by.alerts)
        sql_of(db) << "UPDATE alert SET message_id = :new WHERE message_id = :old AND episode_id "
                      "IN (SELECT told.episode_id FROM alert AS told WHERE told.id = :alert)",
            soci::use(made.value), soci::use(old.value), soci::use(alert.value);
    sql_of(db) << "UPDATE alert SET message_id = NULL WHERE message_id = :old",
        soci::use(old.value);
}

} // namespace

std::vector<waiting_escalation> escalations_due(session& db, base::instant due_by, int limit) {
    return translated(db, [&] {
        auto& select = cached<due_statement>(db);
        select.due_by = to_stored(due_by);
        select.most = limit;
        std::vector<waiting_escalation> found;
        for (outbox_row& row : select.rows())
            found.push_back({std::move(row), {}});
        for (waiting_escalation& each : found)
            each.due = escalation_due_of(db, each.row.id);
        return found;
    });
}

base::instant first_escalation_due(session& db) {
    return translated(db, [&] {
        auto& select = cached<first_due_statement>(db);
        base::instant due = base::instant::max();
        for (bool row = select.run(); row; row = select.next())
            due = instant_from_stored(select.due);
        return due;
    });
}

void put_off_escalation(session& db, plan::outbox_id id, base::instant due) {
    translated(db, [&] {
        const long long from = to_stored(due);
        sql_of(db) << "UPDATE outbox SET escalation_due = :due WHERE id = :id", soci::use(from),
            soci::use(id.value);
    });
}

void leave_to_its_channel(session& db, plan::outbox_id id) {
    translated(db, [&] {
        sql_of(db) << "UPDATE outbox SET escalation_due = NULL WHERE id = :id", soci::use(id.value);
    });
}

void count_escalations_from(session& db, base::instant earliest) {
    translated(db, [&] {
        const long long from = to_stored(earliest);
        sql_of(db) << "UPDATE outbox SET escalation_due = :due WHERE kind = 'escalation' AND state "
                      "IN ('pending', 'deferred') AND COALESCE(escalation_due, 0) < :due",
            soci::use(from, "due");
    });
}

std::vector<std::string> destinations_tried(session& db, plan::outbox_id id) {
    std::vector<std::string> tried;
    std::optional<outbox_row> row = one<itself_statement>(db, id);
    while (row) {
        tried.push_back(row->destination);
        row = message_replaced_by(db, row->id);
    }
    return tried;
}

std::optional<plan::outbox_id> replace_message(session& db, plan::outbox_id old,
                                               const replacement& by) {
    return translated(db, [&]() -> std::optional<plan::outbox_id> {
        const auto round = round_of_unsent(db, old);
        if (!round)
            return std::nullopt;
        new_message message = by.message;
        message.round = *round == 0 ? std::nullopt : std::optional(plan::round_id{*round});
        const auto made = insert_message(db, message);
        if (!made)
            return std::nullopt;
        base::crash_point("outbox.in_fallback");
        sql_of(db) << "UPDATE outbox SET instead_of = :old WHERE id = :new", soci::use(old.value),
            soci::use(made->value);
        const std::string went =
            "went by " + message.channel + " instead, as message " + std::to_string(made->value);
        sql_of(db) << "UPDATE outbox SET state = 'cancelled', escalation_due = NULL, last_outcome "
                      "= :went || CASE last_outcome WHEN '' THEN ' (never tried)' ELSE ' (' || "
                      "last_outcome || ')' END WHERE id = :id",
            soci::use(went), soci::use(old.value);
        hand_over_alerts(db, old, *made, by);
        return made;
    });
}

std::optional<outbox_row> message_instead_of(session& db, plan::outbox_id id) {
    return one<instead_statement>(db, id);
}

std::optional<outbox_row> message_replaced_by(session& db, plan::outbox_id id) {
    return one<replaced_statement>(db, id);
}

} // namespace remembrancer::store
