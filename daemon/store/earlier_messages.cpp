#include "daemon/store/earlier_messages.hpp"

#include "daemon/store/sql.hpp"

#include <algorithm>

namespace remembrancer::store {
namespace {

/// The messages that told of the episodes of `:message` that fulfil a condition.
std::string told_of(const std::string& episodes) {
    return "id IN (SELECT before.message_id FROM alert AS mine JOIN episode ON episode.id = "
           "mine.episode_id JOIN alert AS before ON before.episode_id = mine.episode_id WHERE "
           "mine.message_id = :message AND " +
           episodes +
           ") AND id < :message AND channel = :channel AND address = :address AND provider_id <> "
           "''";
}

struct related_statement : prepared {
    explicit related_statement(soci::session& sql) : prepared(sql) {}

    void look_from(const outbox_row& row) {
        message = row.id.value;
        channel = row.channel;
        address = row.address;
    }

    std::string channel, address, provider_id;
    long long message = 0;
};

struct first_statement : related_statement {
    explicit first_statement(soci::session& sql) : related_statement(sql) {
        prepare("SELECT provider_id FROM outbox WHERE " + told_of("episode.ended IS NULL") +
                    " ORDER BY id LIMIT 1",
                soci::use(message, "message"), soci::use(channel, "channel"),
                soci::use(address, "address"), soci::into(provider_id));
    }
};

struct ended_statement : related_statement {
    explicit ended_statement(soci::session& sql) : related_statement(sql) {
        prepare("SELECT id, provider_id, model FROM outbox WHERE " +
                    told_of("episode.ended IS NOT NULL") + " ORDER BY id DESC LIMIT :most",
                soci::use(message, "message"), soci::use(channel, "channel"),
                soci::use(address, "address"), soci::use(most, "most"), soci::into(id),
                soci::into(provider_id), soci::into(model));
    }
    std::string model;
    long long most = 0, id = 0;
};

struct alerts_statement : prepared {
    explicit alerts_statement(soci::session& sql) : prepared(sql) {
        prepare("SELECT alert.id, COALESCE(episode.end_reason, 0) FROM alert JOIN episode ON "
                "episode.id = alert.episode_id WHERE alert.message_id = :message AND episode.ended "
                "IS NOT NULL ORDER BY alert.id",
                soci::use(message), soci::into(id), soci::into(reason));
    }

    [[nodiscard]] ended_alert row() const {
        ended_alert read{{id}, {}};
        if (reason != 0)
            read.ended_for = static_cast<plan::reason>(reason);
        return read;
    }

    long long message = 0, id = 0, reason = 0;
};

} // namespace

std::string first_told_in(session& db, const outbox_row& row) {
    return translated(db, [&] {
        std::string found;
        auto& select = cached<first_statement>(db);
        select.look_from(row);
        for (bool more = select.run(); more; more = select.next())
            found = select.provider_id;
        return found;
    });
}

std::vector<earlier_message> ended_since(session& db, const outbox_row& row, int limit) {
    return translated(db, [&] {
        std::vector<earlier_message> found;
        auto& select = cached<ended_statement>(db);
        select.look_from(row);
        select.most = limit;
        for (bool more = select.run(); more; more = select.next())
            found.push_back({{select.id}, select.provider_id, select.model, {}});
        std::ranges::reverse(found);
        for (earlier_message& each : found) {
            auto& alerts = cached<alerts_statement>(db);
            alerts.message = each.id.value;
            for (bool more = alerts.run(); more; more = alerts.next())
                each.ended.push_back(alerts.row());
        }
        return found;
    });
}

} // namespace remembrancer::store
