#include "tests/simulation/explained_year.hpp"

#include "daemon/rounds/explain.hpp"
#include "daemon/store/items.hpp"

#include <algorithm>
#include <vector>

namespace remembrancer::simulation {
namespace {

std::string written(const sent_line& line) {
    return line.recipient + ": " + std::string(plan::to_text(line.rule)) + " episode " +
           std::to_string(line.episode) + " step " + std::to_string(line.step) + ", alert " +
           std::to_string(line.alert.value) + " in " + line.message + "\n";
}

sent_line line_of(const rounds::explained_alert& told) {
    const auto& message = told.became.message;
    return {told.decided.alert.id,        message ? message->key : std::string(),
            told.decided.alert.recipient, message ? message->created : base::instant(),
            told.decided.episode.rule,    told.decided.episode.sequence,
            told.decided.alert.step};
}

/// Those of an episode that are said to be told.
std::set<sent_line> told_of(const rounds::explained_episode& episode) {
    std::set<sent_line> told;
    for (const rounds::explained_alert& each : episode.alerts)
        if (each.became.what == rounds::fate::told)
            told.insert(line_of(each));
    return told;
}

/// Whether a line of the episode in the same message was sent.
bool has_line(const std::set<sent_line>& log, const std::set<sent_line>& of_episode,
              const sent_line& wanted) {
    return std::ranges::any_of(of_episode, [&](const sent_line& each) {
        return each.message == wanted.message && each.recipient == wanted.recipient &&
               log.contains(each);
    });
}

bool says_why_nobody_heard(const rounds::explained_item& of) {
    if (of.item.closed || of.item.vanished_on)
        return true;
    const bool is_silent = std::ranges::none_of(
        of.verdicts, [](const rules::verdict& each) -> bool { return each.found.has_value(); });
    return is_silent || std::ranges::all_of(of.episodes, [](const auto& each) {
               return each.standing == rounds::episode_standing::ended || !each.alerts.empty() ||
                      !each.ahead.empty();
           });
}

} // namespace

void add_lines(std::set<sent_line>& log, const rounds::composed_message& composed,
               base::instant made) {
    for (const plan::message_item& each : composed.model.items)
        log.insert({each.alert, composed.message.key, composed.message.person, made, each.rule,
                    each.episode, each.step});
}

std::string explain_disagrees(store::session& db, rounds::people_cache& people,
                              const std::shared_ptr<const rounds::snapshot>& settings,
                              const std::set<sent_line>& log, plan::date today) {
    std::vector<plan::item> items;
    store::each_item(db, [&items](const plan::item& item) { items.push_back(item); });
    std::string wrong;
    std::set<sent_line> all_told;
    for (const plan::item& item : items) {
        const rounds::explained_item explained = explain_item(db, people, settings, item, today);
        bool is_heard_of = false;
        for (const rounds::explained_episode& episode : explained.episodes) {
            const std::set<sent_line> told = told_of(episode);
            for (const sent_line& each : told)
                if (!has_line(log, told, each))
                    wrong += "  explained as told, not sent: " + written(each);
            is_heard_of = is_heard_of || !told.empty();
            all_told.insert(told.begin(), told.end());
        }
        if (!is_heard_of && !says_why_nobody_heard(explained))
            wrong +=
                "  nobody heard, and it is not said why: " + item.ref + " " + item.title + "\n";
    }
    for (const sent_line& each : log)
        if (!all_told.contains(each))
            wrong += "  sent, not explained as told: " + written(each);
    return wrong;
}

} // namespace remembrancer::simulation
