#include "daemon/store/alerts.hpp"

#include "daemon/store/sql.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::store {
namespace {

const std::string alert_columns =
    "alert.id, alert.episode_id, alert.step, alert.role, alert.principal, alert.recipient, "
    "alert.stand_in_reason, alert.reason, alert.disposition, alert.waits, alert.decided_on";

class alert_statement : public prepared {
public:
    using prepared::prepared;

    [[nodiscard]] plan::alert row() const {
        plan::alert alert;
        alert.id.value = id_;
        alert.episode.value = episode_;
        alert.step = static_cast<int>(step_);
        alert.role = static_cast<plan::role>(role_);
        alert.principal = principal_;
        alert.recipient = recipient_;
        alert.stand_in_reason = stand_in_;
        alert.reason = static_cast<plan::reason>(reason_);
        alert.disposition = static_cast<plan::disposition>(disposition_);
        alert.waits = waits_ != 0;
        alert.decided_on = date_or_none(decided_on_).value_or(plan::date{});
        return alert;
    }

    std::vector<plan::alert> rows() {
        std::vector<plan::alert> read;
        for (bool more = run(); more; more = next())
            read.push_back(row());
        return read;
    }

protected:
    void bind_alert() {
        for (long long* column : {&id_, &episode_, &step_, &role_})
            bind(soci::into(*column));
        for (std::string* column : {&principal_, &recipient_, &stand_in_})
            bind(soci::into(*column));
        for (long long* column : {&reason_, &disposition_, &waits_})
            bind(soci::into(*column));
        bind(soci::into(decided_on_));
    }

private:
    long long id_ = 0, episode_ = 0, step_ = 0, role_ = 0, reason_ = 0, disposition_ = 0,
              waits_ = 0;
    std::string principal_, recipient_, stand_in_, decided_on_;
};

struct by_episode : alert_statement {
    explicit by_episode(soci::session& sql) : alert_statement(sql) {
        bind(soci::use(episode));
        bind_alert();
        finish("SELECT " + alert_columns + " FROM alert WHERE episode_id = :episode ORDER BY id");
    }
    long long episode = 0;
};

struct told_of_episode : alert_statement {
    explicit told_of_episode(soci::session& sql) : alert_statement(sql) {
        bind(soci::use(episode));
        bind_alert();
        finish("SELECT " + alert_columns +
               " FROM alert JOIN outbox ON outbox.id = alert.message_id WHERE alert.episode_id = "
               ":episode AND (outbox.state IN ('accepted', 'delivered', 'claimed') OR "
               "outbox.may_be_copy = 1) ORDER BY alert.id");
    }
    long long episode = 0;
};

struct waiting : alert_statement {
    explicit waiting(soci::session& sql) : alert_statement(sql) {
        bind(soci::use(recipient));
        bind(soci::use(first));
        bind(soci::use(last));
        bind_alert();
        for (long long* column : {&rule, &kind, &subject, &sequence, &round})
            bind(soci::into(*column));
        for (std::string* column : {&opened, &ended, &anchor, &first_sight})
            bind(soci::into(*column));
        finish("SELECT " + alert_columns +
               ", episode.rule, episode.subject_kind, episode.subject_id, episode.sequence, "
               "alert.round_id, episode.opened, COALESCE(episode.ended, ''), "
               "COALESCE(episode.anchor, ''), "
               "COALESCE(episode.first_sight, '') FROM alert JOIN episode ON episode.id = "
               "alert.episode_id LEFT JOIN item ON episode.subject_kind = 1 AND item.id = "
               "episode.subject_id WHERE alert.recipient = :recipient AND alert.message_id IS NULL "
               "AND alert.disposition = 1 AND alert.id NOT BETWEEN :first AND :last AND "
               "(item.vanished_on IS NULL OR item.closed = 1) ORDER BY alert.id");
    }
    std::string recipient, opened, ended, anchor, first_sight;
    long long first = 0, last = 0, rule = 0, kind = 0, subject = 0, sequence = 0, round = 0;
};

struct insert_row : prepared {
    explicit insert_row(soci::session& sql) : prepared(sql) {
        prepare("INSERT INTO alert(episode_id, step, role, principal, recipient, stand_in_reason, "
                "reason, disposition, round_id, decided_on, waits) VALUES(:episode, :step, :role, "
                ":principal, :recipient, :stand_in, :reason, :disposition, :round, :today, "
                ":waits) ON CONFLICT DO NOTHING RETURNING id",
                soci::use(episode), soci::use(step), soci::use(role), soci::use(principal),
                soci::use(recipient), soci::use(stand_in), soci::use(reason),
                soci::use(disposition), soci::use(round), soci::use(today), soci::use(waits),
                soci::into(id));
    }
    long long id = 0, episode = 0, step = 0, role = 0, reason = 0, disposition = 0, round = 0,
              waits = 0;
    std::string principal, recipient, stand_in, today;
};

/// For several at once; of a place that is not needed the number is 0, which no row has.
struct put_rows : prepared {
    explicit put_rows(soci::session& sql) : prepared(sql) {
        bind(soci::use(message));
        std::string places;
        for (long long& id : ids) {
            bind(soci::use(id));
            places += (places.empty() ? ":id" : ", :id") + std::to_string(&id - ids.data());
        }
        finish("UPDATE alert SET message_id = :message WHERE id IN (" + places + ")");
    }
    long long message = 0;
    std::array<long long, 16> ids{};
};

} // namespace

std::optional<plan::alert_id> insert_alert(session& db, const plan::alert& alert,
                                           plan::round_id round, plan::date today) {
    return translated(db, [&] {
        auto& insert = cached<insert_row>(db);
        insert.episode = alert.episode.value;
        insert.step = alert.step;
        insert.role = static_cast<int>(alert.role);
        insert.principal = alert.principal;
        insert.recipient = alert.recipient;
        insert.stand_in = alert.stand_in_reason;
        insert.reason = static_cast<int>(alert.reason);
        insert.disposition = static_cast<int>(alert.disposition);
        insert.round = round.value;
        insert.today = plan::to_iso(today);
        insert.waits = alert.waits ? 1 : 0;
        std::optional<plan::alert_id> made;
        for (bool row = insert.run(); row; row = insert.next())
            made = plan::alert_id{insert.id};
        return made;
    });
}

std::vector<plan::alert> alerts_of(session& db, plan::episode_id episode) {
    return translated(db, [&] {
        auto& select = cached<by_episode>(db);
        select.episode = episode.value;
        return select.rows();
    });
}

std::vector<plan::alert> told_alerts_of(session& db, plan::episode_id episode) {
    return translated(db, [&] {
        auto& select = cached<told_of_episode>(db);
        select.episode = episode.value;
        return select.rows();
    });
}

std::vector<std::string> recipients_waiting(session& db, hearing of, const std::string& after,
                                            int limit) {
    return translated(db, [&] {
        std::vector<std::string> names;
        std::string name;
        const long long most = limit;
        const std::string urgent = of == hearing::urgent ? "AND waits = 0 " : "";
        soci::statement select =
            (sql_of(db).prepare << "SELECT DISTINCT recipient FROM alert WHERE message_id IS NULL "
                                   "AND disposition = 1 " +
                                       urgent +
                                       "AND recipient > :after ORDER BY recipient LIMIT :most",
             soci::use(after), soci::use(most), soci::into(name));
        for (bool row = select.execute(true); row; row = select.fetch())
            names.push_back(name);
        return names;
    });
}

std::vector<std::string> recipients_of_round(session& db, plan::round_id round,
                                             const std::string& after, int limit) {
    return translated(db, [&] {
        std::vector<std::string> names;
        std::string name;
        const long long most = limit;
        soci::statement select =
            (sql_of(db).prepare << "SELECT DISTINCT recipient FROM alert WHERE message_id IS NULL "
                                   "AND disposition = 1 AND waits = 0 AND round_id = :round AND "
                                   "recipient > :after ORDER BY recipient LIMIT :most",
             soci::use(round.value), soci::use(after), soci::use(most), soci::into(name));
        for (bool row = select.execute(true); row; row = select.fetch())
            names.push_back(name);
        return names;
    });
}

std::vector<std::string> held_back_for(session& db, plan::date from, plan::date before) {
    return translated(db, [&] {
        std::vector<std::string> names;
        std::string name;
        const std::string first = plan::to_iso(from);
        const std::string end = plan::to_iso(before);
        soci::statement select =
            (sql_of(db).prepare << "SELECT DISTINCT recipient FROM alert WHERE message_id IS NULL "
                                   "AND disposition = 1 AND waits = 1 AND decided_on >= :first AND "
                                   "decided_on < :end ORDER BY recipient",
             soci::use(first), soci::use(end), soci::into(name));
        for (bool row = select.execute(true); row; row = select.fetch())
            names.push_back(name);
        return names;
    });
}

void release_held_back(session& db, const std::string& recipient) {
    translated(db, [&] {
        sql_of(db) << "UPDATE alert SET waits = 0 WHERE recipient = :recipient AND message_id IS "
                      "NULL AND disposition = 1 AND waits = 1",
            soci::use(recipient);
    });
}

std::vector<waiting_alert> waiting_alerts(session& db, const std::string& recipient,
                                          const alert_range& at_hand) {
    return translated(db, [&] {
        std::vector<waiting_alert> found;
        auto& select = cached<waiting>(db);
        select.recipient = recipient;
        select.first = at_hand.first.value;
        select.last = at_hand.last.value;
        for (bool more = select.run(); more; more = select.next()) {
            waiting_alert read;
            read.alert = select.row();
            read.episode.id = read.alert.episode;
            read.episode.rule = static_cast<plan::rule>(select.rule);
            read.episode.subject = {static_cast<plan::subject_kind>(select.kind), select.subject};
            read.episode.sequence = static_cast<int>(select.sequence);
            read.episode.opened = date_or_none(select.opened).value_or(plan::date{});
            read.episode.ended = date_or_none(select.ended);
            read.episode.anchor = date_or_none(select.anchor);
            read.episode.first_sight = date_or_none(select.first_sight);
            read.round.value = select.round;
            found.push_back(std::move(read));
        }
        return found;
    });
}

void put_into_message(session& db, std::span<const plan::alert_id> alerts,
                      plan::outbox_id message) {
    translated(db, [&] {
        auto& update = cached<put_rows>(db);
        update.message = message.value;
        while (!alerts.empty()) {
            const auto now = alerts.first(std::min(alerts.size(), update.ids.size()));
            update.ids.fill(0);
            std::ranges::transform(now, update.ids.begin(), &plan::alert_id::value);
            update.run();
            alerts = alerts.subspan(now.size());
        }
    });
}

} // namespace remembrancer::store
