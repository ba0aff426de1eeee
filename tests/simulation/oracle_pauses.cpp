#include "tests/simulation/oracle_pauses.hpp"

#include <algorithm>

namespace remembrancer::oracle {
namespace {

using enum pause::sort;

bool is_wanted(const std::string& asked, const std::string& what) {
    return asked.empty() || asked == what;
}

bool is_by(const std::vector<pause>& all, pause::sort which) {
    return std::ranges::find(all, which, &pause::is) != all.end();
}

} // namespace

bool escalates(const matter& what, role told_as) {
    return what.is_late && told_as != role::owner && told_as != role::clearance_officer;
}

void pauses::end(std::size_t place, day last) {
    pause& one = all_.at(place);
    one.until = std::min(one.until, last);
}

std::vector<pause> pauses::in_force(const row& of, day today) const {
    std::vector<pause> found;
    for (const pause& each : all_) {
        if (each.from <= today && today <= each.until && is_wanted(each.ref, of.ref) &&
            is_wanted(each.workstream, shown_workstream(of)))
            found.push_back(each);
    }
    return found;
}

std::vector<pause> pauses::about(const row& of, const matter& what, const holder& whose,
                                 day today) const {
    std::vector<pause> found = in_force(of, today);
    std::erase_if(found, [&](const pause& each) {
        // A snooze is of reminders: escalations come all the same.
        return !is_wanted(each.rule, what.rule) || !is_wanted(each.person, whose.name) ||
               (each.is == snooze && escalates(what, whose.role));
    });
    return found;
}

/// What somebody has taken on is not hidden, whatever is silenced besides. What the office is told
/// for itself it can be spared.
hearer pauses::who_hears(const row& of, const matter& what, const holder& whose, day today) const {
    const std::vector<pause> found = about(of, what, whose, today);
    if (found.empty())
        return hearer::themselves;
    const bool is_hidden = !is_by(found, acknowledgement) && escalates(what, whose.role) &&
                           whose.role != role::programme_office;
    return is_hidden ? hearer::office : hearer::nobody_yet;
}

} // namespace remembrancer::oracle
