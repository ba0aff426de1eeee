#include "daemon/intake/resolve_refs.hpp"

#include "daemon/intake/intake_settings.hpp"
#include "daemon/intake/predecessor_text.hpp"

#include <fmt/format.h>

namespace remembrancer::intake {

std::string why_unclear(const std::vector<store::item_name>& found) {
    if (found.empty())
        return "nothing in the plan is called that: give its ID, or its title as it stands there";
    return fmt::format("{} items are called that: write the kind before the ID, as "
                       "'milestone 18', or give them different IDs",
                       found.size());
}

void resolve(const item_names& names, const referring_item& successor, const std::string& typed,
             int lag_days, resolved_refs& into) {
    predecessor_text split{typed, 0};
    auto found = names.find(typed, successor.programme);
    if (found.empty()) {
        split = split_lag(typed);
        found = names.find(split.name, successor.programme);
    }
    const bool names_itself =
        std::erase_if(found, [&](const auto& each) { return each.id == successor.id; }) > 0;
    std::string reason;
    if (found.empty() && names_itself)
        reason = "an item cannot depend on itself: give the ID of another";
    else if (found.size() != 1)
        reason = why_unclear(found);
    else if (!split.lag_days)
        reason = "the time after it is not understood: expected days or weeks, as 'M12 + 5 days'";
    else if (*split.lag_days != 0 && lag_days != 0)
        reason = "the time after it is said twice, here and in a column of its own: clear one";
    if (reason.empty())
        into.known.push_back({found.front().id, *split.lag_days + lag_days});
    else
        into.unclear.push_back({typed, std::move(reason)});
}

std::optional<plan::question> question_of(const std::vector<unclear_ref>& unclear) {
    if (unclear.empty())
        return std::nullopt;
    plan::question asked;
    asked.field = to_text(field::depends_on);
    for (const unclear_ref& each : unclear) {
        asked.text += (asked.text.empty() ? "" : ", ") + each.text;
        const std::string reason =
            unclear.size() == 1 ? each.reason : fmt::format("'{}': {}", each.text, each.reason);
        asked.reason += (asked.reason.empty() ? "" : "; ") + reason;
    }
    return asked;
}

} // namespace remembrancer::intake
