#include "tests/simulation/oracle.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::oracle {

void oracle::ask_for_reports(day as_of, const std::set<std::string>& seen) {
    for (const programme& each : of_.programmes)
        ask_for_reports(each, as_of, seen);
}

/// Where two workstreams or more report, the others are asked to: not one that has had items, of
/// which none is open in the plan any more.
void oracle::ask_for_reports(const programme& in, day as_of, const std::set<std::string>& seen) {
    const std::string programme = &in == &of_.programmes.front() ? "" : in.name;
    const auto reports = [&](const stream& each) {
        return seen.contains(report_ref(programme, each.name));
    };
    if (std::ranges::count_if(in.streams, reports) < 2)
        return;
    for (const stream& each : in.streams) {
        if (reports(each))
            continue;
        bool is_open = false;
        bool is_over = false;
        for (const auto& [ref, known] : rows_) {
            if (known.row.programme != programme || known.row.workstream != each.name ||
                is_of_period(known.row.kind))
                continue;
            const bool is_left = known.row.closed || known.vanished;
            is_over = is_over || is_left;
            is_open = is_open || !is_left;
        }
        const std::string ref = report_ref(programme, each.name);
        const auto known = rows_.find(ref);
        if (is_over && !is_open) {
            // Nobody is to be asked any more for what was never reported.
            if (known != rows_.end() && !known->second.reported_on)
                known->second.vanished = true;
        } else if (known != rows_.end()) {
            if (std::exchange(known->second.vanished, false))
                just_changed_.insert(ref);
        } else {
            row asked;
            asked.kind = kind::report;
            asked.ref = ref;
            asked.programme = programme;
            asked.workstream = each.name;
            asked.told.level = each.name;
            asked.told.dimensions = {"", "", ""};
            rows_[ref].appear(asked, as_of);
            rows_[ref].reported_on.reset();
            just_changed_.insert(ref);
        }
    }
}

} // namespace remembrancer::oracle
