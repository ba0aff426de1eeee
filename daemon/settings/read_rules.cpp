#include "daemon/settings/readers.hpp"

namespace remembrancer::settings {

void read_rules(section& root, settings& into) {
    section table = root.table("rules");
    rules::rules_settings& all = into.rules;
    table.read("slip_working_days", all.slip_working_days, 1, 250);
    table.read("news_working_days", all.news_working_days, 1, 250);
    table.read("steps_add_up_days", all.steps_add_up_days, 1, 3650);
    table.read("change_requests", all.change_requests);
    table.read("far_from_key_date_days", all.far_from_key_date_days, 1, 36500);
    table.read("far_before_key_date_days", all.far_before_key_date_days, 1, 36500);
    table.finish();
}

} // namespace remembrancer::settings
