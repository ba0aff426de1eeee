#include "daemon/intake/import_state.hpp"

#include <utility>

namespace remembrancer::intake {

import_state::import_state(store::session& db_, const import_options& options_, plan::date day)
    : db(db_), options(options_), as_of(day), programmes(options_.settings, options_.programme) {
    report.as_of = day;
    report.dry_run = options_.dry_run;
}

void import_state::note(report_change change, plan::item_id item) {
    if (change.by.empty())
        change.by = options.by;
    changes_.push_back({change.subject, item, change.field, change.old_value, change.new_value,
                        change.source, options.now, as_of, 0, change.by});
    report.changes.push_back(std::move(change));
}

void import_state::changed(const std::string& subject, plan::item_id item, const std::string& title,
                           const field_difference& difference, const std::string& source,
                           const std::string& by) {
    note({subject, title, std::string(to_text(difference.which)), difference.old_value,
          difference.new_value, source, by},
         item);
}

void import_state::vanished(const std::string& subject, const plan::item& item,
                            std::optional<plan::date> was, std::optional<plan::date> is,
                            const std::string& source) {
    (is ? report.vanished_items : report.returned_items)
        .push_back({subject, item.title, item.workstream});
    note({subject, item.title, std::string(vanished_field), was ? plan::to_iso(*was) : "",
          is ? plan::to_iso(*is) : "", source},
         item.id);
}

void import_state::left(const std::string& person, const std::string& source) {
    report.left.push_back({person, 0});
    note({"person " + person, "", std::string(left_field), "", plan::to_iso(as_of), source}, {});
}

void import_state::absence(const std::string& person, std::string was, std::string is,
                           const std::string& source) {
    note(
        {"person " + person, "", std::string(absence_field), std::move(was), std::move(is), source},
        {});
}

bool import_state::is_first(const std::string& identity, const plan::source_place& place,
                            const std::string& item, const std::string& text) {
    const auto [at, first] = seen_.try_emplace(identity, place);
    if (!first)
        report.rejected.push_back({place, item, text,
                                   "the same is already in " + in_words(at->second) +
                                       ": remove one of the rows, or tell them apart"});
    return first;
}

void import_state::write_history(const std::string& files) {
    store::import_run run;
    run.at = options.now;
    run.as_of = as_of;
    run.source = files;
    run.added = report.items.added;
    run.changed = report.items.changed;
    run.unchanged = report.items.unchanged;
    run.vanished = report.vanished;
    run.questioned = static_cast<int>(report.questioned.size());
    run.rejected = static_cast<int>(report.rejected.size());
    const std::int64_t id = store::insert_import(db, run);
    for (const store::field_change& change : changes_)
        store::insert_change(db, id, change);
}

} // namespace remembrancer::intake
