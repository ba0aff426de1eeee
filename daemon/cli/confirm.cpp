#include "daemon/app/control_socket.hpp"
#include "daemon/app/make_snapshot.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/find_item.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/store/imports.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/people.hpp"

#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace remembrancer::cli {
namespace {

/// Refuses what there is nothing to say of: an item that is closed, or one without a date.
void require_open_and_dated(const plan::item& item) {
    if (item.closed)
        throw base::user_error(base::exit_code::bad_data,
                               in_words(item) + " is closed: its date stands for ever");
    if (!plan::effective_by(item) && !plan::is_in_register(item.kind))
        throw base::user_error(base::exit_code::bad_data,
                               in_words(item) +
                                   " has no date to confirm: give it one in the plan, and import "
                                   "the plan");
}

/// The plan that is confirmed is the newest one that was imported.
void record(store::session& db, const plan::item& item, plan::date today, const std::string& by) {
    const auto newest = store::last_import(db);
    if (!newest)
        return;
    store::field_change change;
    change.subject = plan::kind_and_ref(item);
    change.item = item.id;
    change.field = "confirmed_on";
    change.old_value = item.confirmed_on ? plan::to_iso(*item.confirmed_on) : std::string();
    change.new_value = plan::to_iso(today);
    change.source = "confirmed by " + by;
    change.by = by;
    change.at = wall_clock();
    change.as_of = today;
    store::insert_change(db, newest->id, change);
}

} // namespace

int confirm(const common_options& common, const confirm_options& options) {
    const settings::settings settings = load(common);
    const plan::date today = app::make_snapshot(settings)->zone.today(wall_clock());
    store::session db = open_store_to_write(settings);
    const routing::directory people(store::people(db), store::workstreams(db),
                                    settings.routing.roles);
    const std::string by = find_contact(people, db, options.by).name;
    store::transaction all(db);
    plan::item item = find_item(db, options.item);
    require_open_and_dated(item);
    record(db, item, today, by);
    item.confirmed_on = today;
    store::update_item(db, item);
    all.commit();
    app::nudge_daemon(settings.store.string());
    const auto due = plan::effective_by(item);
    if (common.json)
        std::cout << nlohmann::ordered_json{{"kind", plan::to_text(item.kind)},
                                            {"ref", item.ref},
                                            {"confirmed_on", plan::to_iso(today)},
                                            {"by", by},
                                            {"effective",
                                             due ? nlohmann::ordered_json(plan::to_iso(*due))
                                                 : nlohmann::ordered_json()}}
                         .dump(-1, ' ', true)
                  << "\n";
    else
        std::cout << base::printable(fmt::format("{} stands as written{}, {} says.\n",
                                                 in_words(item),
                                                 due ? ": " + plan::in_words(*due) : "", by));
    return static_cast<int>(base::exit_code::ok);
}

} // namespace remembrancer::cli
