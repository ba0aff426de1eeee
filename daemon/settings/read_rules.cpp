#include "daemon/settings/programme_parts.hpp"
#include "daemon/settings/readers.hpp"

#include <utility>

#include <fmt/format.h>

namespace remembrancer::settings {

void read_bands(section& table, std::vector<rules::risk_band>& into) {
    std::vector<rules::risk_band> bands;
    for (section& one : table.tables("band")) {
        rules::risk_band band;
        one.read("name", band.name);
        one.read("lowest", band.lowest, 0, 1'000'000);
        one.read("top", band.is_top);
        one.expect("name", one.has("name"), "expected a name, as \"Amber\"");
        one.expect("lowest", one.has("lowest"), "expected the lowest score in the band");
        if (!bands.empty()) {
            const rules::risk_band& below = bands.back();
            if (one.is_good("lowest") && band.lowest <= below.lowest)
                one.fault_at("lowest", fmt::format("expected more than {}, which the band before "
                                                   "begins with: name the lowest band first",
                                                   below.lowest));
            if (below.is_top && !band.is_top)
                one.fault_at(
                    "top",
                    "expected true, because the band before it is a top band and is less bad");
        }
        one.finish();
        bands.push_back(std::move(band));
    }
    if (!bands.empty())
        into = std::move(bands);
}

void read_rules(section& root, settings& into) {
    section table = root.table("rules");
    rules::rules_settings& all = into.rules;
    table.read("slip_working_days", all.slip_working_days, 1, 250);
    table.read("news_working_days", all.news_working_days, 1, 250);
    table.read("steps_add_up_days", all.steps_add_up_days, 1, 3650);
    table.read("carried_over_times", all.carried_over_times, 0, 100);
    table.read("change_requests", all.change_requests);
    table.read("completion_dates", all.completion_dates);
    table.read("recovery_plans", all.recovery_plans);
    table.read("far_from_key_date_days", all.far_from_key_date_days, 1, 36500);
    table.read("far_before_key_date_days", all.far_before_key_date_days, 1, 36500);
    table.read("tranches", all.tranches);
    table.read("review_after_days", all.review_after_days, 0, 1000);
    table.read("confirm_within_days", all.confirm_within_days, 1, 1000);
    table.read("confirm_after_working_days", all.confirm_after_working_days, 0, 250);
    table.read("report_every_days", all.report_every_days, 0, 1000);
    table.read("jump_percent", all.jump_percent, 1, 1'000'000);
    table.read("clearance_working_days", all.clearance_working_days, 0, 50);
    into.routing.ladders.clearance_working_days = all.clearance_working_days;
    section clusters = table.table("clusters");
    clusters.read("programme", all.clusters.programme, 0, 1'000'000);
    clusters.read("workstream", all.clusters.workstream, 0, 1'000'000);
    clusters.read("owner", all.clusters.owner, 0, 1'000'000);
    clusters.read("programme_day", all.clusters.programme_day, 0, 1'000'000);
    clusters.read("workstream_day", all.clusters.workstream_day, 0, 1'000'000);
    clusters.read("owner_day", all.clusters.owner_day, 0, 1'000'000);
    clusters.read("month", all.clusters.month, 0, 1'000'000);
    clusters.finish();
    read_bands(table, into.rules.bands);
    table.finish();
}

} // namespace remembrancer::settings
