#include "daemon/store/alerts.hpp"

#include "daemon/store/several_ids.hpp"
#include "daemon/store/sql.hpp"

namespace remembrancer::store {
namespace {

const std::string alert_columns =
    "alert.id, alert.episode_id, alert.step, alert.role, alert.principal, alert.recipient, "
    "alert.stand_in_reason, alert.reason, alert.disposition, alert.waits, alert.place, "
    "alert.decided_on";

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
        alert.place = place_;
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
        for (long long* column : {&reason_, &disposition_, &waits_, &place_})
            bind(soci::into(*column));
        bind(soci::into(decided_on_));
    }

private:
    long long id_ = 0, episode_ = 0, step_ = 0, role_ = 0, reason_ = 0, disposition_ = 0,
              waits_ = 0, place_ = 0;
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

struct whole : alert_statement {
    explicit whole(soci::session& sql) : alert_statement(sql) {
        bind(soci::use(recipient));
        ids.each([this](long long& id) { bind(soci::use(id)); });
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
               "alert.episode_id WHERE alert.recipient = :recipient AND alert.id IN (" +
               ids.places() + ") ORDER BY alert.id");
    }
    several_ids ids;
    std::string recipient, opened, ended, anchor, first_sight;
    long long rule = 0, kind = 0, subject = 0, sequence = 0, round = 0;
};

struct insert_row : prepared {
    explicit insert_row(soci::session& sql) : prepared(sql) {
        prepare("INSERT INTO alert(id, episode_id, step, role, principal, recipient, "
                "stand_in_reason, reason, disposition, round_id, decided_on, waits, place) "
                "VALUES((SELECT COALESCE(MAX(id), 0) + 1 FROM alert), :episode, :step, :role, "
                ":principal, :recipient, :stand_in, :reason, :disposition, :round, :today, :waits, "
                ":place) ON CONFLICT DO NOTHING RETURNING id",
                soci::use(episode), soci::use(step), soci::use(role), soci::use(principal),
                soci::use(recipient), soci::use(stand_in), soci::use(reason),
                soci::use(disposition), soci::use(round), soci::use(today), soci::use(waits),
                soci::use(place), soci::into(id));
    }
    long long id = 0, episode = 0, step = 0, role = 0, reason = 0, disposition = 0, round = 0,
              waits = 0, place = 0;
    std::string principal, recipient, stand_in, today;
};

struct put_rows : prepared {
    explicit put_rows(soci::session& sql) : prepared(sql) {
        bind(soci::use(message));
        bind(soci::use(recipient));
        ids.each([this](long long& id) { bind(soci::use(id)); });
        finish("UPDATE alert SET message_id = :message WHERE recipient = :recipient AND id IN (" +
               ids.places() + ")");
    }
    several_ids ids;
    std::string recipient;
    long long message = 0;
};

struct pause_rows : prepared {
    explicit pause_rows(soci::session& sql) : prepared(sql) {
        prepare("UPDATE alert SET paused = :paused WHERE paused <> :paused AND episode_id IN "
                "(SELECT id FROM episode WHERE subject_kind = 1 AND subject_id = :item)",
                soci::use(paused, "paused"), soci::use(item, "item"));
    }
    long long item = 0, paused = 0;
};

/// Reads the next of them.
void read_whole(whole& select, std::span<const plan::alert_id>& ids,
                std::vector<waiting_alert>& into) {
    select.ids.take(ids);
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
        into.push_back(std::move(read));
    }
}

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
        insert.place = alert.place;
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

std::vector<waiting_alert> find_alerts(session& db, const std::string& recipient,
                                       std::span<const plan::alert_id> ids) {
    return translated(db, [&] {
        std::vector<waiting_alert> found;
        found.reserve(ids.size());
        auto& select = cached<whole>(db);
        select.recipient = recipient;
        while (!ids.empty())
            read_whole(select, ids, found);
        return found;
    });
}

void put_into_message(session& db, const std::string& recipient,
                      std::span<const plan::alert_id> alerts, plan::outbox_id message) {
    translated(db, [&] {
        auto& update = cached<put_rows>(db);
        update.recipient = recipient;
        update.message = message.value;
        while (!alerts.empty()) {
            update.ids.take(alerts);
            update.run();
        }
    });
}

void pause_alerts(session& db, plan::item_id item, bool paused) {
    auto& update = cached<pause_rows>(db);
    update.item = item.value;
    update.paused = paused ? 1 : 0;
    update.run();
}

} // namespace remembrancer::store
