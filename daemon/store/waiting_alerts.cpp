#include "daemon/store/waiting_alerts.hpp"

#include "daemon/store/sql.hpp"

namespace remembrancer::store {
namespace {

// By the index of what waits, which has all that these ask for: what was told lies beside it in the
// table, and is ever more.
const std::string alerts_waiting = "FROM alert INDEXED BY alert_waiting WHERE message_id IS NULL "
                                   "AND disposition = 1";

struct places_waiting : prepared {
    explicit places_waiting(soci::session& sql) : prepared(sql) {
        bind(soci::use(recipient));
        for (long long* number :
             {&after.waits, &after.episode, &after.round, &after.place, &after.alert, &most})
            bind(soci::use(*number));
        for (long long* column :
             {&read.waits, &read.episode, &read.round, &read.place, &read.alert})
            bind(soci::into(*column));
        finish("SELECT waits, episode_id, round_id, place, id " + alerts_waiting +
               " AND recipient = :recipient AND paused = 0 AND (waits, episode_id, round_id, "
               "place, id) > (:waits, :episode, :round, :place, "
               ":alert) ORDER BY waits, episode_id, round_id, place, id LIMIT :most");
    }
    [[nodiscard]] plan::waiting_place row() const {
        return {{read.alert}, {read.episode}, {read.round}, read.place, read.waits != 0};
    }

    struct columns {
        long long waits = 0, episode = 0, round = 0, place = 0, alert = 0;
    };
    std::string recipient;
    columns after, read;
    long long most = 0;
};

struct next_recipient : prepared {
    explicit next_recipient(soci::session& sql) : prepared(sql) {
        prepare("SELECT recipient " + alerts_waiting +
                    " AND recipient > :after ORDER BY recipient LIMIT 1",
                soci::use(after), soci::into(found));
    }
    std::string after, found;
};

/// Whether one of the recipient's alerts is such a one.
struct has_alert : prepared {
    has_alert(soci::session& sql, const std::string& such) : prepared(sql) {
        bind(soci::use(recipient));
        bind(soci::use(number));
        bind(soci::into(found));
        finish("SELECT COUNT(*) FROM (SELECT 1 " + alerts_waiting +
               " AND recipient = :recipient AND paused = 0 AND " + such + " LIMIT 1) AS found");
    }
    std::string recipient;
    long long number = 0, found = 0;
};

struct makes_message : has_alert {
    explicit makes_message(soci::session& sql) : has_alert(sql, "waits <= :most") {}
};

struct makes_message_of_round : has_alert {
    explicit makes_message_of_round(soci::session& sql)
        : has_alert(sql, "waits = 0 AND round_id = :round") {}
};

/// The next who have such an alert.
std::vector<std::string> recipients_with(session& db, has_alert& such, const std::string& after,
                                         int limit) {
    std::vector<std::string> names;
    auto& next = cached<next_recipient>(db);
    next.after = after;
    while (std::ssize(names) < limit) {
        next.found.clear();
        for (bool row = next.run(); row; row = next.next()) {
        }
        if (next.found.empty())
            break;
        such.recipient = next.after = next.found;
        for (bool row = such.run(); row; row = such.next()) {
        }
        if (such.found != 0)
            names.push_back(next.found);
    }
    return names;
}

} // namespace

std::vector<std::string> recipients_waiting(session& db, hearing of, const std::string& after,
                                            int limit) {
    return translated(db, [&] {
        auto& such = cached<makes_message>(db);
        such.number = of == hearing::urgent ? 0 : 1;
        return recipients_with(db, such, after, limit);
    });
}

std::vector<std::string> recipients_of_round(session& db, plan::round_id round,
                                             const std::string& after, int limit) {
    return translated(db, [&] {
        auto& such = cached<makes_message_of_round>(db);
        such.number = round.value;
        return recipients_with(db, such, after, limit);
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

std::vector<plan::waiting_place> waiting_places(session& db, const std::string& recipient,
                                                const std::optional<plan::waiting_place>& after,
                                                int most) {
    return translated(db, [&] {
        auto& select = cached<places_waiting>(db);
        select.recipient = recipient;
        select.after = {-1, 0, 0, 0, 0};
        if (after)
            select.after = {after->waits ? 1 : 0, after->episode.value, after->decided.value,
                            after->place, after->alert.value};
        select.most = most;
        std::vector<plan::waiting_place> found;
        for (bool more = select.run(); more; more = select.next())
            found.push_back(select.row());
        return found;
    });
}

} // namespace remembrancer::store
