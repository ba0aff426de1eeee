#include "daemon/settings/ladder_section.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::settings {
namespace {

const std::vector<std::string>& role_words() {
    static const std::vector<std::string> words = [] {
        std::vector<std::string> out;
        for (int n = 1; !plan::to_text(static_cast<plan::role>(n)).empty(); ++n)
            out.emplace_back(plan::to_text(static_cast<plan::role>(n)));
        return out;
    }();
    return words;
}

std::vector<plan::role> read_tell(section& from) {
    std::vector<plan::role> roles = read_roles(from, "tell");
    from.expect("tell", !roles.empty(), "expected at least one role, as [\"owner\"]");
    return roles;
}

std::vector<routing::step> read_steps(section& ladder, int least, int most) {
    std::vector<routing::step> steps;
    for (section& one : ladder.tables("steps")) {
        routing::step step;
        one.read("after", step.after, least, most);
        one.expect("after", one.has("after"),
                   fmt::format("expected the step's working day, from {} to {}", least, most));
        if (one.is_good("after") && !steps.empty())
            one.expect("after", step.after > steps.back().after,
                       fmt::format("expected more than {}, the step before it: a ladder goes up",
                                   steps.back().after));
        step.roles = read_tell(one);
        one.finish();
        steps.push_back(std::move(step));
    }
    ladder.expect("steps", !steps.empty() || !ladder.has("steps"),
                  "expected at least one step, as [{ after = 1, tell = [\"owner\"] }]");
    return steps;
}

std::vector<routing::repeat> read_repeats(section& ladder) {
    std::vector<routing::repeat> repeats;
    for (section& one : ladder.tables("repeat")) {
        routing::repeat repeat;
        one.read("every_working_days", repeat.working_days, 1, furthest_step);
        const auto week = one.word("every", {"week"});
        one.expect("every", one.has("every") != one.has("every_working_days"),
                   "expected either every = \"week\" or every_working_days = 5");
        if (week) {
            repeat.how = routing::repeat::every::week;
            repeat.working_days = 0;
        }
        repeat.roles = read_tell(one);
        one.finish();
        repeats.push_back(std::move(repeat));
    }
    return repeats;
}

} // namespace

std::vector<plan::role> read_roles(section& from, std::string_view key) {
    std::vector<std::string> names;
    from.read(key, names);
    std::vector<plan::role> roles;
    for (const std::string& name : names) {
        const auto role = plan::role_from_text(name);
        if (!role) {
            const std::string guess = base::nearest(base::folded(name.substr(0, 80)), role_words());
            from.fault_at(key, fmt::format("expected roles of {}{}", fmt::join(role_words(), ", "),
                                           guess.empty()
                                               ? std::string()
                                               : fmt::format("; did you mean \"{}\"?", guess)));
        } else if (std::ranges::find(roles, *role) != roles.end()) {
            from.fault_at(key, fmt::format("\"{}\" is there twice", name));
        } else {
            roles.push_back(*role);
        }
    }
    return roles;
}

void read_ladder(section& ladder, const step_bounds& within, routing::ladder& into) {
    std::vector<routing::step> steps = read_steps(ladder, within.least, within.most);
    if (ladder.has("steps"))
        into.steps = std::move(steps);
    std::vector<routing::repeat> repeats = read_repeats(ladder);
    // Its day ends the ladder: the one of what is overdue takes over.
    const bool ends_with_its_day = within.most == 0;
    ladder.expect("repeat", repeats.empty() || !ends_with_its_day,
                  "this ladder ends with the day that it counts down to: list each reminder before "
                  "it in steps");
    if (ladder.has("repeat"))
        into.repeats = std::move(repeats);
    ladder.read("copies_owner", into.copies_owner);
    ladder.read("skips_told", into.skips_told);
    ladder.read("waits", into.waits);
    ladder.finish();
}

} // namespace remembrancer::settings
