#include "daemon/store/earlier_messages.hpp"

#include "daemon/store/sql.hpp"

#include <algorithm>

namespace remembrancer::store {
namespace {

struct related_statement : prepared {
    explicit related_statement(soci::session& sql) : prepared(sql) {
        prepare("SELECT id, provider_id, model FROM outbox WHERE id IN (SELECT before.message_id "
                "FROM alert AS mine JOIN alert AS before ON before.episode_id = mine.episode_id "
                "WHERE mine.message_id = :message) AND id < :message AND channel = :channel AND "
                "address = :address AND provider_id <> '' ORDER BY id DESC LIMIT :most",
                soci::use(message, "message"), soci::use(channel, "channel"),
                soci::use(address, "address"), soci::use(most, "most"), soci::into(id),
                soci::into(provider_id), soci::into(model));
    }
    std::string channel, address, provider_id, model;
    long long message = 0, most = 0, id = 0;
};

struct alerts_statement : prepared {
    explicit alerts_statement(soci::session& sql) : prepared(sql) {
        prepare("SELECT alert.id, CASE WHEN episode.ended IS NULL THEN 0 ELSE 1 END, "
                "COALESCE(episode.end_reason, 0), (SELECT COUNT(*) FROM alert AS mine WHERE "
                "mine.episode_id = alert.episode_id AND "
                "mine.message_id = :message) FROM alert JOIN episode ON episode.id = "
                "alert.episode_id WHERE alert.message_id = :before ORDER BY alert.id",
                soci::use(message, "message"), soci::use(before, "before"), soci::into(id),
                soci::into(over), soci::into(reason), soci::into(shared));
    }

    [[nodiscard]] earlier_alert row() const {
        earlier_alert read{{id}, over != 0, {}, shared != 0};
        if (reason != 0)
            read.ended_for = static_cast<plan::reason>(reason);
        return read;
    }

    long long message = 0, before = 0, id = 0, over = 0, reason = 0, shared = 0;
};

} // namespace

std::vector<earlier_message> earlier_messages(session& db, const outbox_row& row, int limit) {
    return translated(db, [&] {
        std::vector<earlier_message> found;
        auto& related = cached<related_statement>(db);
        related.message = row.id.value;
        related.channel = row.channel;
        related.address = row.address;
        related.most = limit;
        for (bool more = related.run(); more; more = related.next())
            found.push_back({{related.id}, related.provider_id, related.model, {}});
        std::ranges::reverse(found);
        for (earlier_message& each : found) {
            auto& alerts = cached<alerts_statement>(db);
            alerts.message = row.id.value;
            alerts.before = each.id.value;
            for (bool more = alerts.run(); more; more = alerts.next())
                each.alerts.push_back(alerts.row());
        }
        return found;
    });
}

} // namespace remembrancer::store
