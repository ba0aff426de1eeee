#include "daemon/store/rounds.hpp"

#include "daemon/store/sql.hpp"

namespace remembrancer::store {
namespace {

class round_statement : public prepared {
public:
    using prepared::prepared;

    std::vector<round_row> rows() {
        std::vector<round_row> read;
        for (bool more = run(); more; more = next()) {
            round_row round;
            round.id.value = id_;
            round.schedule = schedule_;
            round.scheduled_for = instant_from_stored(scheduled_for_);
            round.state = state_ == to_text(round_state::open)     ? round_state::open
                          : state_ == to_text(round_state::closed) ? round_state::closed
                                                                   : round_state::missed;
            if (opened_ != 0)
                round.opened_at = instant_from_stored(opened_);
            if (closed_ != 0)
                round.closed_at = instant_from_stored(closed_);
            round.subjects = static_cast<int>(subjects_);
            round.alerts = static_cast<int>(alerts_);
            round.messages = static_cast<int>(messages_);
            read.push_back(round);
        }
        return read;
    }

protected:
    void finish_rows(const std::string& rest) {
        bind(soci::into(schedule_));
        bind(soci::into(state_));
        for (long long* column :
             {&id_, &scheduled_for_, &opened_, &closed_, &subjects_, &alerts_, &messages_})
            bind(soci::into(*column));
        finish("SELECT schedule, state, id, scheduled_for, COALESCE(opened_at, 0), "
               "COALESCE(closed_at, 0), subjects, alerts, messages FROM round_run " +
               rest);
    }

private:
    long long id_ = 0, scheduled_for_ = 0, opened_ = 0, closed_ = 0, subjects_ = 0, alerts_ = 0,
              messages_ = 0;
    std::string schedule_, state_;
};

struct selected : round_statement {
    selected(soci::session& sql, const std::string& rest) : round_statement(sql) {
        finish_rows(rest);
    }
};

struct last_of_schedule : round_statement {
    explicit last_of_schedule(soci::session& sql) : round_statement(sql) {
        bind(soci::use(schedule));
        finish_rows("WHERE schedule = :schedule ORDER BY scheduled_for DESC LIMIT 1");
    }
    std::string schedule;
};

struct held_of_schedule : round_statement {
    held_of_schedule(soci::session& sql, std::string of, base::instant end)
        : round_statement(sql), schedule(std::move(of)), before(to_stored(end)) {
        bind(soci::use(schedule));
        bind(soci::use(before));
        finish_rows("WHERE schedule = :schedule AND scheduled_for < :before AND state <> 'missed' "
                    "ORDER BY scheduled_for DESC LIMIT 1");
    }
    std::string schedule;
    long long before;
};

struct missed_in : round_statement {
    missed_in(soci::session& sql, base::instant first, base::instant end)
        : round_statement(sql), from(to_stored(first)), before(to_stored(end)) {
        bind(soci::use(from));
        bind(soci::use(before));
        finish_rows("WHERE state = 'missed' AND scheduled_for >= :from AND scheduled_for < :before "
                    "ORDER BY scheduled_for, id");
    }
    long long from;
    long long before;
};

struct insert_row : prepared {
    explicit insert_row(soci::session& sql) : prepared(sql) {
        prepare("INSERT INTO round_run(schedule, scheduled_for, state, opened_at, subjects, "
                "alerts, messages, reported) VALUES(:schedule, :when, :state, NULLIF(:now, 0), 0, "
                "0, 0, 0) ON CONFLICT DO NOTHING RETURNING id",
                soci::use(schedule), soci::use(when), soci::use(state), soci::use(now),
                soci::into(id));
    }
    std::string schedule, state;
    long long when = 0, now = 0, id = 0;
};

struct close_row : prepared {
    explicit close_row(soci::session& sql) : prepared(sql) {
        prepare("UPDATE round_run SET state = 'closed', closed_at = :now WHERE id = :id",
                soci::use(now), soci::use(id));
    }
    long long now = 0, id = 0;
};

} // namespace

std::string_view to_text(round_state state) {
    switch (state) {
    case round_state::open:
        return "open";
    case round_state::closed:
        return "closed";
    case round_state::missed:
        return "missed";
    }
    return "";
}

std::optional<round_row> open_round(session& db, const std::string& schedule,
                                    base::instant scheduled_for, base::instant now) {
    return translated(db, [&]() -> std::optional<round_row> {
        auto& insert = cached<insert_row>(db);
        insert.schedule = schedule;
        insert.state = to_text(round_state::open);
        insert.when = to_stored(scheduled_for);
        insert.now = to_stored(now);
        std::optional<round_row> opened;
        for (bool row = insert.run(); row; row = insert.next()) {
            opened.emplace();
            opened->id.value = insert.id;
            opened->schedule = schedule;
            opened->scheduled_for = scheduled_for;
            opened->opened_at = now;
        }
        return opened;
    });
}

void record_missed(session& db, const std::string& schedule, base::instant scheduled_for) {
    translated(db, [&] {
        auto& insert = cached<insert_row>(db);
        insert.schedule = schedule;
        insert.state = to_text(round_state::missed);
        insert.when = to_stored(scheduled_for);
        insert.now = 0;
        for (bool row = insert.run(); row; row = insert.next()) {
        }
    });
}

void add_to_round(session& db, plan::round_id id, int subjects, int alerts, int messages) {
    translated(db, [&] {
        sql_of(db) << "UPDATE round_run SET subjects = subjects + :subjects, alerts = alerts + "
                      ":alerts, messages = messages + :messages WHERE id = :id",
            soci::use(subjects), soci::use(alerts), soci::use(messages), soci::use(id.value);
    });
}

void close_round(session& db, plan::round_id id, base::instant now) {
    translated(db, [&] {
        auto& close = cached<close_row>(db);
        close.now = to_stored(now);
        close.id = id.value;
        close.run();
    });
}

std::vector<round_row> open_rounds(session& db) {
    return translated(db, [&] {
        return selected(sql_of(db), "WHERE state = 'open' ORDER BY scheduled_for, id").rows();
    });
}

std::optional<round_row> last_round(session& db, const std::string& schedule) {
    return translated(db, [&]() -> std::optional<round_row> {
        auto& select = cached<last_of_schedule>(db);
        select.schedule = schedule;
        const auto rows = select.rows();
        return rows.empty() ? std::nullopt : std::optional(rows.front());
    });
}

std::vector<round_row> newest_held(session& db) {
    return translated(db, [&] {
        return selected(sql_of(db),
                        "WHERE state <> 'missed' AND scheduled_for = (SELECT MAX(scheduled_for) "
                        "FROM round_run AS other WHERE other.schedule = round_run.schedule AND "
                        "other.state <> 'missed') ORDER BY schedule")
            .rows();
    });
}

std::optional<round_row> held_before(session& db, const std::string& schedule,
                                     base::instant before) {
    return translated(db, [&]() -> std::optional<round_row> {
        const auto rows = held_of_schedule(sql_of(db), schedule, before).rows();
        return rows.empty() ? std::nullopt : std::optional(rows.front());
    });
}

std::vector<round_row> missed_between(session& db, base::instant from, base::instant before) {
    return translated(db, [&] { return missed_in(sql_of(db), from, before).rows(); });
}

std::vector<round_row> unreported_missed(session& db) {
    return translated(db, [&] {
        return selected(sql_of(db), "WHERE state = 'missed' AND reported = 0 ORDER BY id").rows();
    });
}

void mark_missed_reported(session& db, plan::round_id id, plan::outbox_id in) {
    translated(db, [&] {
        sql_of(db) << "UPDATE round_run SET reported = :message WHERE id = :id",
            soci::use(in.value), soci::use(id.value);
    });
}

} // namespace remembrancer::store
