#include "daemon/store/outbox.hpp"

#include "daemon/plan/alert.hpp"
#include "daemon/store/outbox_rows.hpp"
#include "daemon/store/sql.hpp"

#include <algorithm>
#include <limits>

namespace remembrancer::store {
namespace {

// So that a reader who takes long over what is listed neither holds a snapshot nor much memory.
constexpr long long rows_in_page = 500;

struct page_statement : outbox_statement {
    page_statement(soci::session& sql, std::string state_wanted)
        : outbox_statement(sql), state(std::move(state_wanted)) {
        bind(soci::use(before, "before"));
        bind(soci::use(state, "state"));
        bind(soci::use(most, "most"));
        finish_rows("SELECT " + outbox_columns +
                    " FROM outbox WHERE id < :before AND (:state = '' OR state = :state) ORDER BY "
                    "id DESC LIMIT :most");
    }

    std::string state;
    long long before = std::numeric_limits<long long>::max();
    long long most = 0;
};

struct rows_statement : outbox_statement {
    rows_statement(soci::session& sql, const std::string& condition, long long argument)
        : outbox_statement(sql), number(argument) {
        bind(soci::use(number));
        finish_rows("SELECT " + outbox_columns + " FROM outbox WHERE " + condition);
    }

    long long number;
};

struct by_number : outbox_statement {
    explicit by_number(soci::session& sql) : outbox_statement(sql) {
        bind(soci::use(id));
        finish_rows("SELECT " + outbox_columns + " FROM outbox WHERE id = :id");
    }

    long long id = 0;
};

struct attempts_of_message : prepared {
    explicit attempts_of_message(soci::session& sql) : prepared(sql) {
        prepare("SELECT number, at, verdict, reason, detail, may_be_copy FROM attempt WHERE "
                "outbox_id = :id ORDER BY number",
                soci::use(id), soci::into(number), soci::into(at), soci::into(read.verdict),
                soci::into(read.reason), soci::into(read.detail), soci::into(copy));
    }

    attempt_row read;
    long long id = 0, number = 0, at = 0, copy = 0;
};

bool changes_one_row(soci::statement& update) {
    update.execute(true);
    return update.get_affected_rows() == 1;
}

} // namespace

std::vector<std::string> waiting_destinations(session& db) {
    return translated(db, [&] {
        std::vector<std::string> found;
        std::string destination;
        soci::statement select =
            (sql_of(db).prepare << "SELECT DISTINCT destination FROM outbox WHERE state IN "
                                   "('pending', 'deferred')",
             soci::into(destination));
        for (bool row = select.execute(true); row; row = select.fetch())
            found.push_back(destination);
        return found;
    });
}

outbox_counts count_outbox(session& db) {
    return translated(db, [&] {
        outbox_counts counts;
        std::string state;
        long long rows = 0;
        soci::statement select = (sql_of(db).prepare << "SELECT state, COUNT(*) FROM outbox GROUP "
                                                        "BY state",
                                  soci::into(state), soci::into(rows));
        for (bool row = select.execute(true); row; row = select.fetch()) {
            switch (plan::outbox_state_from_text(state).value_or(plan::outbox_state::dead)) {
            case plan::outbox_state::pending:
                counts.pending = rows;
                break;
            case plan::outbox_state::claimed:
                counts.claimed = rows;
                break;
            case plan::outbox_state::deferred:
                counts.deferred = rows;
                break;
            case plan::outbox_state::dead:
                counts.dead = rows;
                break;
            case plan::outbox_state::cancelled:
                counts.cancelled = rows;
                break;
            case plan::outbox_state::accepted:
            case plan::outbox_state::delivered:
            case plan::outbox_state::bounced:
                counts.accepted += rows;
                break;
            }
        }
        return counts;
    });
}

void each_message(session& db, std::string_view state, int limit,
                  const std::function<void(const outbox_row&)>& visit) {
    long long left = limit;
    page_statement select(sql_of(db), std::string(state));
    for (bool more = true; more && left > 0;) {
        select.most = std::min(left, rows_in_page);
        const auto page = translated(db, [&] { return select.rows(); });
        for (const outbox_row& row : page)
            visit(row);
        left -= std::ssize(page);
        more = std::ssize(page) == select.most;
        if (more)
            select.before = page.back().id.value;
    }
}

std::vector<outbox_row> list_outbox(session& db, std::string_view state, int limit) {
    std::vector<outbox_row> rows;
    each_message(db, state, limit, [&rows](const outbox_row& row) { rows.push_back(row); });
    return rows;
}

std::optional<outbox_row> find_message(session& db, plan::outbox_id id) {
    return translated(db, [&]() -> std::optional<outbox_row> {
        auto& select = cached<by_number>(db);
        select.id = id.value;
        auto rows = select.rows();
        if (rows.empty())
            return std::nullopt;
        return rows.front();
    });
}

std::vector<attempt_row> attempts_of(session& db, plan::outbox_id id) {
    return translated(db, [&] {
        std::vector<attempt_row> attempts;
        auto& select = cached<attempts_of_message>(db);
        select.id = id.value;
        for (bool more = select.run(); more; more = select.next()) {
            attempt_row& read = attempts.emplace_back(select.read);
            read.number = static_cast<int>(select.number);
            read.at = instant_from_stored(select.at);
            read.may_be_copy = select.copy != 0;
        }
        return attempts;
    });
}

// A person may act on a message in these states; never on a claimed one.
bool retry_message(session& db, plan::outbox_id id, base::instant now) {
    return translated(db, [&] {
        const long long due = to_stored(now);
        soci::statement update =
            (sql_of(db).prepare
                 << "UPDATE outbox SET state = 'pending', next_attempt_at = :due, first_attempt_at "
                    "= NULL, unknown_attempts = 0, reported = 0, escalation_due = CASE kind WHEN "
                    "'escalation' THEN :due END WHERE id = :id AND state IN ('dead', 'deferred')",
             soci::use(due, "due"), soci::use(id.value, "id"));
        return changes_one_row(update);
    });
}

bool drop_message(session& db, plan::outbox_id id) {
    return translated(db, [&] {
        soci::statement update =
            (sql_of(db).prepare << "UPDATE outbox SET state = 'cancelled' WHERE id = :id AND state "
                                   "IN ('dead', 'deferred', 'pending')",
             soci::use(id.value));
        if (!changes_one_row(update))
            return false;
        report_again(db, id);
        return true;
    });
}

void accept_everything(session& db) {
    translated(db, [&] {
        // Two, as there are two indexes: simulated years have long outboxes.
        sql_of(db) << "UPDATE outbox SET state = 'accepted' WHERE state IN ('pending', 'deferred')";
        sql_of(db) << "UPDATE outbox SET state = 'accepted' WHERE state = 'claimed'";
    });
}

void report_again(session& db, plan::outbox_id in) {
    translated(db, [&] {
        const long long message = in.value;
        const long long list = static_cast<int>(plan::rule::weekly_list);
        long long listing = 0;
        sql_of(db) << "SELECT COUNT(*) FROM alert JOIN episode ON episode.id = alert.episode_id "
                      "WHERE alert.message_id = :id AND episode.rule = :list",
            soci::use(message), soci::use(list), soci::into(listing);
        if (listing == 0)
            return;
        for (const char* table : {"field_change", "round_run", "outbox"})
            sql_of(db) << std::string("UPDATE ") + table + " SET reported = 0 WHERE reported = :id",
                soci::use(message);
    });
}

void withdraw_unsent(session& db, plan::episode_id episode) {
    translated(db, [&] {
        std::vector<long long> messages;
        long long message = 0;
        soci::statement select =
            (sql_of(db).prepare << "SELECT DISTINCT outbox.id FROM alert JOIN outbox ON outbox.id "
                                   "= alert.message_id WHERE alert.episode_id = :episode AND "
                                   "outbox.state IN ('pending', 'deferred') AND "
                                   "outbox.may_be_copy = 0",
             soci::use(episode.value), soci::into(message));
        for (bool row = select.execute(true); row; row = select.fetch())
            messages.push_back(message);
        for (const long long id : messages) {
            report_again(db, {id});
            sql_of(db) << "UPDATE outbox SET state = 'cancelled', last_outcome = 'withdrawn: what "
                          "it said no longer holds' WHERE id = :id",
                soci::use(id);
            sql_of(db) << "UPDATE alert SET message_id = NULL WHERE message_id = :id AND "
                          "episode_id <> :episode",
                soci::use(id), soci::use(episode.value);
        }
        // Those that no message will tell: theirs is cancelled, another one's withdrawal gave them
        // back, or they were beyond its size.
        const long long tell = static_cast<int>(plan::disposition::tell);
        const long long withdrawn = static_cast<int>(plan::disposition::withdrawn);
        sql_of(db) << "UPDATE alert SET disposition = :withdrawn WHERE episode_id = :episode AND "
                      "disposition = :tell AND (message_id IS NULL OR EXISTS (SELECT 1 FROM outbox "
                      "WHERE outbox.id = alert.message_id AND outbox.state = 'cancelled'))",
            soci::use(withdrawn), soci::use(episode.value), soci::use(tell);
    });
}

std::vector<outbox_row> unreported_dead(session& db, int limit) {
    return translated(db, [&] {
        return rows_statement(sql_of(db), "state = 'dead' AND reported = 0 ORDER BY id LIMIT :most",
                              limit)
            .rows();
    });
}

long long count_unreported_dead(session& db) {
    return translated(db, [&] {
        long long found = 0;
        sql_of(db) << "SELECT COUNT(*) FROM outbox WHERE state = 'dead' AND reported = 0",
            soci::into(found);
        return found;
    });
}

void mark_dead_reported(session& db, plan::outbox_id id, plan::outbox_id in) {
    translated(db, [&] {
        sql_of(db) << "UPDATE outbox SET reported = :message WHERE id = :id", soci::use(in.value),
            soci::use(id.value);
    });
}

} // namespace remembrancer::store
