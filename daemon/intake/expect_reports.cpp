#include "daemon/base/text.hpp"
#include "daemon/intake/import_items.hpp"
#include "daemon/store/items.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::intake {

void item_import::expect_reports(const std::string& files) {
    std::map<std::string, int> reporting;
    for (const auto& [programme, workstream] : reported_)
        ++reporting[programme];
    // One workstream's own report says nothing of the others.
    std::erase_if(reporting, [](const auto& each) { return each.second < 2; });
    if (reporting.empty())
        return;
    std::set<home> open;
    std::set<home> left_out;
    store::each_item(state_.db, [&](const plan::item& item) {
        if (!plan::is_of_period(item.kind))
            (item.closed || item.vanished_on ? left_out : open).insert(home_of(item));
    });
    for (const auto& [at, stream] : workstreams_) {
        if (!reporting.contains(at.first) || reported_.contains(at))
            continue;
        // All that it had is done or has vanished: it goes by another name now, or is no more.
        const bool is_over = left_out.contains(at) && !open.contains(at);
        if (is_over || is_reported_for(at, open))
            expect_no_report(stream, files);
        else
            expect_report(stream, files);
    }
}

/// Those above it report for a part where none of their parts does so itself; parts, for one that
/// has nothing else.
bool item_import::is_reported_for(const home& stream, const std::set<home>& open) const {
    const auto has_part_that_reports = [this](const home& whole) {
        return std::ranges::any_of(reported_, [&](const home& each) {
            return state_.workstreams.is_part_of(each, whole);
        });
    };
    for (const home& above : state_.workstreams.above(stream)) {
        if (has_part_that_reports(above))
            return false;
        if (reported_.contains(above))
            return true;
    }
    return !open.contains(stream) && has_part_that_reports(stream);
}

/// Nobody is to be asked for what was never reported, and is reported by another now or by nobody
/// any more.
void item_import::expect_no_report(const plan::workstream& of, const std::string& files) {
    const std::string identity = store::identity_of(of.programme, "", "", of.name);
    auto known = store::find_item(state_.db, plan::item_kind::report, identity);
    if (known && !known->reported_on && !known->vanished_on && !known->closed)
        mark_vanished(std::move(*known), files);
}

void item_import::expect_report(const plan::workstream& of, const std::string& files) {
    const std::string identity = store::identity_of(of.programme, "", "", of.name);
    if (auto known = store::find_item(state_.db, plan::item_kind::report, identity)) {
        // Its cadence says when it is late.
        seen_.insert(known->id.value);
        if (const auto since = std::exchange(known->vanished_on, std::nullopt)) {
            store::update_item(state_.db, *known);
            ++state_.report.items.changed;
            state_.vanished(plan::kind_and_ref(*known), *known, since, std::nullopt, files);
        }
        return;
    }
    plan::item item;
    item.kind = plan::item_kind::report;
    item.title = of.name;
    item.programme = of.programme;
    item.workstream = of.name;
    item.known_since = state_.as_of;
    item.dates_known_since = state_.as_of;
    store_new(item, identity);
    seen_.insert(item.id.value);
}

} // namespace remembrancer::intake
