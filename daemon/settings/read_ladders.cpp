#include "daemon/base/text.hpp"
#include "daemon/settings/readers.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::settings {
namespace {

constexpr int furthest = 250; // working days: a year

const std::vector<std::string>& role_words() {
    static const std::vector<std::string> words = [] {
        std::vector<std::string> out;
        for (int n = 1; !plan::to_text(static_cast<plan::role>(n)).empty(); ++n)
            out.emplace_back(plan::to_text(static_cast<plan::role>(n)));
        return out;
    }();
    return words;
}

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
        one.read("every_working_days", repeat.working_days, 1, furthest);
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

// `least` and `most` bound the steps: before the day, or after it.
void read_ladder(section& ladders, std::string_view key, int least, int most,
                 routing::ladder& into) {
    section ladder = ladders.table(key);
    std::vector<routing::step> steps = read_steps(ladder, least, most);
    if (ladder.has("steps"))
        into.steps = std::move(steps);
    std::vector<routing::repeat> repeats = read_repeats(ladder);
    // Its day ends the ladder: the one of what is overdue takes over.
    const bool ends_with_its_day = most == 0;
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

/// Whether the ladder begins before the day that matters and goes on after it.
bool counts_down(plan::rule rule) {
    return rule == plan::rule::latest_start || plan::group_of(rule) == plan::rule_group::ahead;
}

/// How many working days before its day a ladder begins.
int days_before(const routing::ladder& of) {
    return of.steps.empty() ? 0 : std::max(0, -of.steps.front().after);
}

} // namespace

void read_ladders(section& root, settings& into) {
    section ladders = root.table("ladders");
    routing::ladders& all = into.routing.ladders;
    read_ladder(ladders, "due_soon", -furthest, 0, all.due_soon);
    read_ladder(ladders, "overdue", 1, furthest, all.overdue);
    read_ladder(ladders, "overdue_red", 1, furthest, all.overdue_red);
    read_ladder(ladders, "top_band", 0, furthest, all.top_band);
    read_ladder(ladders, "no_owner", 0, furthest, all.no_owner);
    read_ladder(ladders, "no_date", 0, furthest, all.no_date);
    read_ladder(ladders, "unreadable", 0, furthest, all.unreadable);
    for (auto& [rule, ladder] : all.of_rule)
        read_ladder(ladders, plan::to_text(rule), counts_down(rule) ? -furthest : 0, furthest,
                    ladder);
    std::vector<plan::role> first_sight = read_roles(ladders, "first_sight");
    if (ladders.has("first_sight"))
        all.first_sight = std::move(first_sight);
    ladders.finish();
    into.rules.due_soon_working_days = days_before(all.due_soon);
    into.rules.start_soon_working_days = days_before(all.of_rule.at(plan::rule::latest_start));
    into.rules.papers_due_working_days = days_before(all.of_rule.at(plan::rule::papers_due));
    into.rules.notice_due_working_days = days_before(all.of_rule.at(plan::rule::notice_missed));
}

} // namespace remembrancer::settings
