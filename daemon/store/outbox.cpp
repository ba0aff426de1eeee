#include "daemon/store/outbox.hpp"

#include "daemon/store/outbox_rows.hpp"
#include "daemon/store/sql.hpp"
#include "daemon/store/written_aside.hpp"

#include <algorithm>

namespace remembrancer::store {
namespace {

struct insert_statement : prepared {
    explicit insert_statement(soci::session& sql) : prepared(sql) {
        prepare("INSERT INTO outbox(key, round_id, person, channel, destination, address, kind, "
                "model, state, attempts, unknown_attempts, may_be_copy, created, next_attempt_at, "
                "last_outcome, reported, escalation_due) VALUES(:key, NULLIF(:round, 0), :person, "
                ":channel, :destination, :address, :kind, :model, :state, 0, 0, :copy, :created, "
                ":due, '', 0, NULLIF(:escalation, 0)) "
                "ON CONFLICT DO NOTHING RETURNING id",
                soci::use(key), soci::use(round), soci::use(person), soci::use(channel),
                soci::use(destination), soci::use(address), soci::use(kind), soci::use(model),
                soci::use(state), soci::use(copy), soci::use(created), soci::use(due),
                soci::use(escalation), soci::into(id));
    }

    std::string key, person, channel, destination, address, kind, model, state;
    long long round = 0, copy = 0, created = 0, due = 0, escalation = 0, id = 0;
};

struct due_statement : outbox_statement {
    explicit due_statement(soci::session& sql) : outbox_statement(sql) {
        bind(soci::use(destination));
        bind(soci::use(now));
        bind(soci::use(most));
        finish_rows("SELECT " + outbox_columns +
                    " FROM outbox WHERE destination = :destination AND state IN ('pending', "
                    "'deferred') AND next_attempt_at <= :now ORDER BY next_attempt_at, id LIMIT "
                    ":most");
    }

    std::string destination;
    long long now = 0, most = 0;
};

struct claim_statement : prepared {
    explicit claim_statement(soci::session& sql) : prepared(sql) {
        prepare("UPDATE outbox SET state = 'claimed' WHERE id IN (SELECT id FROM outbox WHERE "
                "destination = :destination AND state IN ('pending', 'deferred') AND "
                "next_attempt_at <= :now ORDER BY next_attempt_at, id LIMIT :most)",
                soci::use(destination), soci::use(now), soci::use(most));
    }

    std::string destination;
    long long now = 0, most = 0;
};

struct settle_statement : prepared {
    explicit settle_statement(soci::session& sql) : prepared(sql) {
        prepare("UPDATE outbox SET state = :state, attempts = :attempts, unknown_attempts = "
                ":unknown, may_be_copy = :copy, first_attempt_at = :first, next_attempt_at = "
                ":next, last_outcome = :outcome WHERE id = :id AND state = 'claimed'",
                soci::use(state), soci::use(attempts), soci::use(unknown), soci::use(copy),
                soci::use(first), soci::use(next_attempt), soci::use(outcome), soci::use(id));
    }

    std::string state, outcome;
    long long attempts = 0, unknown = 0, copy = 0, first = 0, next_attempt = 0, id = 0;
};

struct name_statement : prepared {
    explicit name_statement(soci::session& sql) : prepared(sql) {
        prepare("UPDATE outbox SET provider_id = :name WHERE id = :id", soci::use(provider_id),
                soci::use(id));
    }

    std::string provider_id;
    long long id = 0;
};

struct attempt_statement : prepared {
    explicit attempt_statement(soci::session& sql) : prepared(sql) {
        prepare("INSERT INTO attempt(outbox_id, number, at, verdict, reason, detail, may_be_copy) "
                "VALUES(:id, :number, :at, :verdict, :reason, :detail, :copy)",
                soci::use(id), soci::use(number), soci::use(at), soci::use(verdict),
                soci::use(reason), soci::use(detail), soci::use(copy));
    }

    std::string verdict, reason, detail;
    long long id = 0, number = 0, at = 0, copy = 0;
};

struct next_due_statement : prepared {
    explicit next_due_statement(soci::session& sql) : prepared(sql) {
        prepare("SELECT next_attempt_at FROM outbox WHERE destination = :destination AND state IN "
                "('pending', 'deferred') ORDER BY next_attempt_at LIMIT 1",
                soci::use(destination), soci::into(due));
    }

    std::string destination;
    long long due = 0;
};

std::string outcome_text(const plan::send_outcome& outcome) {
    std::string text(plan::to_text(outcome.verdict));
    if (outcome.reason != plan::failure::none)
        text += ": " + std::string(plan::to_text(outcome.reason));
    if (!outcome.detail.empty() && outcome.verdict != plan::verdict::accepted)
        text += ": " + outcome.detail;
    return text;
}

plan::outbox_state first_state(const new_message& message) {
    return message.claimed ? plan::outbox_state::claimed : plan::outbox_state::pending;
}

base::instant first_due(const new_message& message) {
    return std::max(message.due, message.created);
}

} // namespace

std::optional<plan::outbox_id> insert_message(session& db, const new_message& message) {
    return translated(db, [&]() -> std::optional<plan::outbox_id> {
        auto& insert = cached<insert_statement>(db);
        insert.key = message.key;
        insert.round = message.round ? message.round->value : 0;
        insert.person = message.person;
        insert.channel = message.channel;
        insert.destination = message.destination;
        insert.address = message.address;
        insert.kind = plan::to_text(message.kind);
        insert.model = message.model;
        insert.state = plan::to_text(first_state(message));
        insert.created = to_stored(message.created);
        insert.copy = message.may_be_copy ? 1 : 0;
        insert.due = to_stored(first_due(message));
        insert.escalation = message.kind == plan::message_kind::escalation ? insert.due : 0;
        std::optional<plan::outbox_id> made;
        for (bool row = insert.run(); row; row = insert.next())
            made = plan::outbox_id{insert.id};
        return made;
    });
}

outbox_row row_of(plan::outbox_id id, const new_message& message) {
    outbox_row row;
    row.id = id;
    row.key = message.key;
    row.person = message.person;
    row.channel = message.channel;
    row.destination = message.destination;
    row.address = message.address;
    row.kind = plan::to_text(message.kind);
    row.model = message.model;
    row.state = first_state(message);
    row.may_be_copy = message.may_be_copy;
    row.created = message.created;
    row.next_attempt_at = first_due(message);
    return row;
}

std::vector<outbox_row> claim_due(session& db, const std::string& destination, base::instant now,
                                  int limit) {
    return translated(db, [&] {
        const written_aside aside(db);
        auto& due = cached<due_statement>(db);
        due.destination = destination;
        due.now = to_stored(now);
        due.most = limit;
        // By the same order and limit; RETURNING would keep all rows a second time, and costs more.
        std::vector<outbox_row> rows = due.rows();
        auto& claim = cached<claim_statement>(db);
        claim.destination = destination;
        claim.now = to_stored(now);
        claim.most = limit;
        claim.run();
        for (outbox_row& row : rows)
            row.state = plan::outbox_state::claimed;
        return rows;
    });
}

base::instant next_due(session& db, const std::string& destination) {
    return translated(db, [&] {
        auto& select = cached<next_due_statement>(db);
        select.destination = destination;
        base::instant due = base::instant::max();
        for (bool row = select.run(); row; row = select.next())
            due = instant_from_stored(select.due);
        return due;
    });
}

bool settle(session& db, const settlement& result) {
    return translated(db, [&] {
        const written_aside aside(db);
        auto& update = cached<settle_statement>(db);
        update.state = plan::to_text(result.state);
        update.attempts = result.attempts;
        update.unknown = result.unknown_attempts;
        update.copy = result.may_be_copy ? 1 : 0;
        update.first = to_stored(result.first_attempt_at);
        update.next_attempt = to_stored(result.next_attempt_at);
        update.outcome = outcome_text(result.outcome);
        update.id = result.id.value;
        update.run();
        if (update.affected() != 1)
            return false;
        if (result.state == plan::outbox_state::accepted && !result.outcome.provider_id.empty()) {
            auto& name = cached<name_statement>(db);
            name.provider_id = result.outcome.provider_id;
            name.id = result.id.value;
            name.run();
        }

        auto& attempt = cached<attempt_statement>(db);
        attempt.id = result.id.value;
        attempt.number = result.attempts;
        attempt.at = to_stored(result.at);
        attempt.verdict = plan::to_text(result.outcome.verdict);
        attempt.reason = plan::to_text(result.outcome.reason);
        attempt.detail = result.outcome.detail;
        attempt.copy = result.sent_as_copy ? 1 : 0;
        attempt.run();
        return true;
    });
}

void unclaim(session& db, plan::outbox_id id, base::instant not_before) {
    translated(db, [&] {
        const written_aside aside(db);
        const long long due = to_stored(not_before);
        sql_of(db) << "UPDATE outbox SET state = CASE attempts WHEN 0 THEN 'pending' ELSE "
                      "'deferred' END, next_attempt_at = CASE WHEN next_attempt_at < :due THEN "
                      ":due ELSE next_attempt_at END, escalation_due = CASE WHEN escalation_due < "
                      ":due THEN :due ELSE escalation_due END WHERE id = :id AND state = "
                      "'claimed'",
            soci::use(due, "due"), soci::use(id.value, "id");
    });
}

long long recover_claims(session& db, base::instant now) {
    return translated(db, [&] {
        const long long due = to_stored(now);
        soci::statement update =
            (sql_of(db).prepare << "UPDATE outbox SET state = 'pending', may_be_copy = 1, "
                                   "next_attempt_at = :now WHERE state = 'claimed'",
             soci::use(due));
        update.execute(true);
        return update.get_affected_rows();
    });
}

} // namespace remembrancer::store
