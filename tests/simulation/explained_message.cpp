#include "tests/simulation/explained_message.hpp"

#include "daemon/rounds/explain.hpp"

#include <limits>
#include <vector>

namespace remembrancer::simulation {
namespace {

constexpr std::size_t one_of = 10;

using lines = std::vector<sent_line>;

std::string row_disagrees(const rounds::explained_message& said, const store::new_message& made) {
    const store::outbox_row& row = said.row;
    std::string wrong;
    if (row.person != made.person || row.channel != made.channel || row.address != made.address)
        wrong += "  explained as to another reader or by another channel";
    if (row.created != made.created || said.held.until != made.due ||
        (said.held.why == rounds::held_for::nothing) != (made.due == made.created))
        wrong += "  explained as made, or held back, until another time";
    if (row.state != plan::outbox_state::accepted || row.attempts != 0 || !said.attempts.empty() ||
        said.instead || said.replaced)
        wrong += "  explained as anything but accepted";
    return wrong;
}

std::string lines_disagree(const rounds::explained_message& said, const lines& sent) {
    std::set<plan::alert_id> logged;
    std::set<plan::alert_id> shown;
    for (const sent_line& each : sent)
        logged.insert(each.alert);
    for (const plan::message_item& each : said.model.items)
        shown.insert(each.alert);
    std::string wrong;
    if (shown != logged || said.model.items.size() != sent.size())
        wrong += "  explained with other lines than were sent";
    std::set<plan::episode_id> in_a_line;
    std::set<plan::alert_id> held;
    for (const rounds::explained_alert& each : said.alerts) {
        held.insert(each.decided.alert.id);
        if (logged.contains(each.decided.alert.id))
            in_a_line.insert(each.decided.episode.id);
        if (each.became.what != rounds::fate::told ||
            each.decided.alert.recipient != said.row.person)
            wrong += "  explained as not told in it, or as told to somebody else";
    }
    for (const sent_line& each : sent)
        if (!held.contains(each.alert))
            wrong += "  sent in it, and not explained as held by it";
    // Several alerts of one episode share a line; the office's list is none.
    for (const rounds::explained_alert& each : said.alerts)
        if (each.item && !in_a_line.contains(each.decided.episode.id))
            wrong += "  explained as held by it, and in no line of it";
    return wrong;
}

} // namespace

std::string messages_disagree(store::session& db, rounds::people_cache& people,
                              const std::shared_ptr<const rounds::snapshot>& settings,
                              const std::set<sent_line>& log, const made_messages& made) {
    std::map<std::string, lines> by_message;
    for (const sent_line& each : log)
        by_message[each.message].push_back(each);
    std::size_t count = 0;
    std::string wrong;
    store::each_message(db, {}, std::numeric_limits<int>::max(), [&](const store::outbox_row& row) {
        const auto meant = made.find(row.key);
        if (meant == made.end())
            wrong += "  in the outbox, and never made: " + row.key + "\n";
        if (count++ % one_of != 0 || meant == made.end())
            return;
        const rounds::explained_message said = explain_message(db, people, settings, row);
        const std::string about =
            row_disagrees(said, meant->second) + lines_disagree(said, by_message[row.key]);
        if (!about.empty())
            wrong += about + ": " + row.person + ", " + row.key + "\n";
    });
    if (count != made.size())
        wrong += "  made, and not in the outbox: " + std::to_string(made.size()) + " and " +
                 std::to_string(count) + "\n";
    return wrong;
}

} // namespace remembrancer::simulation
