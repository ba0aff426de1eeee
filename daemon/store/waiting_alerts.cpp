#include "daemon/store/waiting_alerts.hpp"

#include "daemon/store/sql.hpp"

namespace remembrancer::store {
namespace {

// By indexes alone, which have all that these ask for: what was told lies beside it in the table,
// and is ever more.
const std::string alerts_waiting = "FROM alert INDEXED BY alert_waiting WHERE message_id IS NULL "
                                   "AND disposition = 1 AND paused = 0";
const std::string alerts_urgent = "FROM alert INDEXED BY alert_urgent WHERE message_id IS NULL "
                                  "AND disposition = 1 AND paused = 0 AND waits = 0";

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
               " AND recipient = :recipient AND (waits, episode_id, round_id, "
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

/// The first of `such` alerts in order of recipient.
class next_recipient : public prepared {
public:
    /// Up to `limit` of those after `after`.
    std::vector<std::string> read(const std::string& after, int limit) {
        std::vector<std::string> names;
        after_ = after;
        while (std::ssize(names) < limit) {
            found_.clear();
            for (bool row = run(); row; row = next()) {
            }
            if (found_.empty())
                break;
            names.push_back(found_);
            after_ = found_;
        }
        return names;
    }

protected:
    using prepared::prepared;
    /// What `such`, which ends in a condition, uses is bound before.
    void finish_rows(const std::string& such) {
        bind(soci::use(after_));
        bind(soci::into(found_));
        finish("SELECT recipient " + such + " AND recipient > :after ORDER BY recipient LIMIT 1");
    }

private:
    std::string after_, found_;
};

struct next_waiting : next_recipient {
    explicit next_waiting(soci::session& sql) : next_recipient(sql) { finish_rows(alerts_waiting); }
};

struct next_urgent : next_recipient {
    explicit next_urgent(soci::session& sql) : next_recipient(sql) { finish_rows(alerts_urgent); }
};

struct next_urgent_of_round : next_recipient {
    explicit next_urgent_of_round(soci::session& sql) : next_recipient(sql) {
        bind(soci::use(round));
        finish_rows(alerts_urgent + " AND round_id = :round");
    }
    long long round = 0;
};

} // namespace

std::vector<std::string> recipients_waiting(session& db, hearing of, const std::string& after,
                                            int limit) {
    return translated(db, [&] {
        return of == hearing::urgent ? cached<next_urgent>(db).read(after, limit)
                                     : cached<next_waiting>(db).read(after, limit);
    });
}

std::vector<std::string> recipients_of_round(session& db, plan::round_id round,
                                             const std::string& after, int limit) {
    return translated(db, [&] {
        auto& next = cached<next_urgent_of_round>(db);
        next.round = round.value;
        return next.read(after, limit);
    });
}

std::vector<std::string> held_back_for(session& db, plan::date from, plan::date before) {
    return translated(
        db, [&] {
            std::vector<std::string> names;
            std::string name;
            const std::string first = plan::to_iso(from);
            const std::string end = plan::to_iso(before);
            soci::statement select =
                (sql_of(db).prepare
                     << "SELECT DISTINCT recipient FROM alert INDEXED BY alert_held_back "
                        "WHERE message_id IS NULL AND disposition = 1 AND waits = 1"
                        " AND decided_on >= :first AND decided_on < :end ORDER BY "
                        "recipient",
                 soci::use(first), soci::use(end), soci::into(name));
            for (bool row = select.execute(true); row; row = select.fetch())
                names.push_back(name);
            return names;
        });
}

void release_held_back(session& db, const std::string& recipient) {
    translated(db, [&] {
        sql_of(db) << "UPDATE alert INDEXED BY alert_held_back SET waits = 0 WHERE message_id IS "
                      "NULL AND disposition = 1 AND waits = 1 AND recipient = :recipient",
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
