#include "daemon/routing/bundle.hpp"

#include "daemon/routing/message_part.hpp"
#include "daemon/routing/urgency.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace remembrancer::routing {
namespace {

bool is_escalated(const to_tell& alert) {
    return is_escalation(alert.rule, alert.reason, alert.told_as, alert.step);
}

message_part part_of(const to_tell& alert) {
    return routing::part_of(alert.rule, alert.told_as, alert.step, alert.reason);
}

struct group {
    bundled_line line;
    message_part where = message_part::over;
    bool is_escalation = false;
    plan::round_id decided; ///< the first of its alerts
    bool waits = false;     ///< all of them do
};

/// Where a line stands: the earliest anchor is the latest item, and the next to be due.
auto place(const group& line, std::span<const to_tell> alerts) {
    const to_tell& alert = alerts[line.line.alert];
    return std::tuple(line.where, alert.anchor.value_or(plan::date::max()),
                      std::string_view(alert.ref), alert.episode);
}

std::vector<group> grouped(std::span<const to_tell> alerts) {
    std::vector<std::size_t> order(alerts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // Within an episode what the reader is told in their own right leads, then the weightiest, then
    // the furthest step.
    std::ranges::stable_sort(order, {}, [&alerts](std::size_t i) {
        return std::tuple(alerts[i].episode, alerts[i].stands_in, part_of(alerts[i]),
                          -alerts[i].step);
    });
    std::vector<group> groups;
    for (const std::size_t i : order) {
        const bool begins =
            groups.empty() || alerts[groups.back().line.alert].episode != alerts[i].episode;
        if (begins)
            groups.push_back({{i, {}}, message_part::over, false, alerts[i].decided, true});
        else
            groups.back().line.also.push_back(i);
        group& now = groups.back();
        now.where = std::min(now.where, part_of(alerts[i]));
        now.is_escalation = now.is_escalation || is_escalated(alerts[i]);
        now.decided = std::min(now.decided, alerts[i].decided);
        now.waits = now.waits && alerts[i].waits;
    }
    return groups;
}

} // namespace

bundled bundle(std::span<const to_tell> alerts, const bundle_settings& settings) {
    std::vector<group> groups = grouped(alerts);
    std::ranges::sort(groups, {}, [&](const group& each) { return place(each, alerts); });
    const std::size_t room = static_cast<std::size_t>(std::max(1, settings.lines_in_message));
    std::vector<std::size_t> by_age(groups.size());
    std::iota(by_age.begin(), by_age.end(), std::size_t{0});
    std::ranges::stable_sort(
        by_age, {}, [&](std::size_t i) { return std::pair(groups[i].waits, groups[i].decided); });
    std::vector<bool> is_in(groups.size(), false);
    for (std::size_t n = 0; n < std::min(room, by_age.size()); ++n)
        is_in[by_age[n]] = true;
    bundled out;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (is_in[i] && groups[i].is_escalation)
            out.kind = plan::message_kind::escalation;
        (is_in[i] ? out.lines : out.left).push_back(std::move(groups[i].line));
    }
    return out;
}

} // namespace remembrancer::routing
