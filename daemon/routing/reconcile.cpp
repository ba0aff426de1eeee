#include "daemon/routing/reconcile.hpp"

#include "daemon/routing/routing_settings.hpp"

#include <algorithm>

namespace remembrancer::routing {
namespace {

bool continues(const plan::episode& episode, const plan::finding& finding) {
    return episode.rule == finding.rule &&
           (!finding.bound_to_anchor || episode.anchor == finding.anchor);
}

bool is_recast(const plan::item& item, const plan::episode& episode) {
    const auto effective = plan::effective_by(item);
    switch (episode.rule) {
    case plan::rule::due_soon:
    case plan::rule::overdue:
        return effective && effective != episode.anchor;
    case plan::rule::needs_date:
        return (effective && effective != episode.anchor) || item.baseline.by != episode.anchor;
    default:
        return false;
    }
}

plan::reason why_ended(const plan::item& item, const plan::episode& episode) {
    if (item.closed)
        return plan::reason::closed;
    return is_recast(item, episode) ? plan::reason::recast : plan::reason::no_longer_holds;
}

} // namespace

changes reconcile(const plan::item& item, std::span<const plan::episode> open,
                  std::span<const plan::finding> findings) {
    changes out;
    if (item.vanished_on && !item.closed)
        return out;
    for (const plan::episode& episode : open) {
        const auto found = std::ranges::find_if(
            findings, [&episode](const plan::finding& each) { return continues(episode, each); });
        if (found != findings.end()) {
            out.continued.push_back({episode, *found});
            continue;
        }
        const bool taken_over =
            is_lateness(episode.rule) && std::ranges::any_of(findings, [](const auto& each) {
                return is_broken_date(each.rule);
            });
        out.ended.push_back({episode, why_ended(item, episode), taken_over});
    }
    for (const plan::finding& finding : findings) {
        const bool is_open = std::ranges::any_of(
            open, [&finding](const auto& episode) { return continues(episode, finding); });
        if (!is_open)
            out.opened.push_back(finding);
    }
    return out;
}

bool takes_over(const plan::finding& opened, const changes& of, plan::date today) {
    return is_broken_date(opened.rule) && std::ranges::any_of(of.ended, [today](const ended& each) {
               const auto& anchor = each.episode.anchor;
               return each.taken_over && (!anchor || *anchor < today);
           });
}

} // namespace remembrancer::routing
