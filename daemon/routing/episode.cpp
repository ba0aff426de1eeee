#include "daemon/routing/episode.hpp"

#include "daemon/routing/routing_settings.hpp"
#include "daemon/routing/urgency.hpp"

#include <algorithm>

namespace remembrancer::routing {

plan::episode open_episode(const plan::finding& finding, const plan::item& item,
                           const opening& how) {
    plan::episode episode;
    episode.rule = finding.rule;
    episode.subject = {plan::subject_kind::item, item.id.value};
    episode.sequence = how.sequence;
    episode.opened = how.today;
    episode.anchor = finding.anchor;
    if (is_lateness(finding.rule) && !how.takes_over && finding.anchor &&
        item.dates_known_since > *finding.anchor)
        episode.first_sight = how.today;
    return episode;
}

plan::date counted_from(const plan::episode& episode, const plan::finding& finding) {
    if (episode.first_sight)
        return *episode.first_sight;
    if (episode.anchor && finding.anchor)
        return std::min(*episode.anchor, *finding.anchor);
    return finding.anchor ? *finding.anchor : episode.opened;
}

std::vector<plan::alert> episode_over(const plan::episode& episode,
                                      std::span<const plan::alert> so_far, plan::reason why) {
    std::vector<plan::alert> over;
    for (const plan::alert& each : so_far) {
        if (each.disposition != plan::disposition::tell ||
            !is_escalation(episode.rule, each.reason, each.role, each.step))
            continue;
        const auto of_same = [&each](const plan::alert& other) {
            return other.principal == each.principal;
        };
        const bool knows = std::ranges::any_of(so_far, [&](const plan::alert& other) {
            return other.step == plan::step_over && of_same(other);
        });
        if (knows)
            continue;
        // Roles that nobody holds have one principal, the empty one, and one hearer: the office.
        const auto notice = std::ranges::find_if(over, of_same);
        if (notice == over.end()) {
            over.push_back(each);
        } else if (each.step >= notice->step) {
            notice->step = each.step;
            notice->recipient = each.recipient;
            notice->stand_in_reason = each.stand_in_reason;
        }
    }
    for (plan::alert& notice : over) {
        notice.id = {};
        notice.step = plan::step_over;
        notice.reason = why;
    }
    return over;
}

} // namespace remembrancer::routing
