#include "daemon/app/control_socket.hpp"
#include "daemon/app/make_snapshot.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/table.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/store/people.hpp"

#include <algorithm>
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace remembrancer::cli {
namespace {

using nlohmann::ordered_json;

const char* source_of(const plan::absence& away) {
    return away.listed_by ? "table" : "command";
}

ordered_json to_json(const plan::absence& away) {
    return {{"id", away.id},
            {"person", away.person},
            {"from", plan::to_iso(away.from)},
            {"until", plan::to_iso(away.until)},
            {"source", source_of(away)}};
}

/// Why an absence could not be ended after `last`.
base::user_error cannot_end(store::session& db, std::int64_t id, plan::date last,
                            plan::date today) {
    const auto all = store::absences(db);
    const auto found = std::ranges::find(all, id, &plan::absence::id);
    if (found == all.end())
        return {base::exit_code::bad_data,
                fmt::format("there is no absence {}: see `remembrancer absence list`", id)};
    const std::string day = plan::in_words(found->until);
    if (found->until < today)
        return {base::exit_code::bad_data, fmt::format("absence {} ended on {}", id, day)};
    return {base::exit_code::bad_data,
            fmt::format("absence {} ends on {}: --last expects an earlier day, found {}", id, day,
                        plan::in_words(last))};
}

/// Recorded twice, it would have to be ended twice.
void refuse_a_second(store::session& db, const plan::absence& away) {
    for (const plan::absence& each : store::absences(db)) {
        if (each.person == away.person && each.from == away.from && each.until == away.until)
            throw base::user_error(
                base::exit_code::bad_data,
                fmt::format("{} is recorded as away from {} to {} already: absence {}", away.person,
                            plan::in_words(away.from), plan::in_words(away.until), each.id));
    }
}

} // namespace

int absence_add(const common_options& common, const absence_options& options) {
    const settings::settings settings = load(common);
    store::session db = open_store_to_write(settings);
    plan::absence away;
    away.from = read_date(options.from, "--from");
    away.until = read_date(options.until, "--until");
    if (away.until < away.from)
        throw base::user_error(base::exit_code::usage,
                               "--until: expected a date on or after --from, the last day away");
    const routing::directory people(store::people(db), store::workstreams(db),
                                    settings.routing.roles);
    const plan::person& person = find_contact(people, db, options.person);
    away.person = person.name;
    store::transaction all(db);
    refuse_a_second(db, away);
    away = store::add_absence(db, away);
    all.commit();
    app::nudge_daemon(settings.store.string());
    if (common.json)
        std::cout << to_json(away).dump(-1, ' ', true) << "\n";
    else
        std::cout << "Absence " << away.id << ": " << base::printable(away.person)
                  << " is away from " << plan::in_words(away.from) << " to "
                  << plan::in_words(away.until) << "; "
                  << (person.deputy.empty() ? "no deputy is recorded, the programme office hears"
                                            : base::printable(person.deputy) + " hears")
                  << " instead.\n";
    return static_cast<int>(base::exit_code::ok);
}

int absence_list(const common_options& common) {
    const settings::settings settings = load(common);
    store::session db = open_store(settings);
    table rows({"ID", "Person", "From", "Until", "Source"});
    for (const plan::absence& away : store::absences(db)) {
        if (common.json)
            std::cout << to_json(away).dump(-1, ' ', true) << "\n";
        rows.add({std::to_string(away.id), away.person, plan::in_words(away.from),
                  plan::in_words(away.until), source_of(away)});
    }
    if (!common.json)
        std::cout << (rows.empty() ? "No absences are recorded.\n" : rows.text());
    return static_cast<int>(base::exit_code::ok);
}

int absence_end(const common_options& common, std::int64_t id, const std::string& last) {
    const settings::settings settings = load(common);
    const auto snapshot = app::make_snapshot(settings);
    store::session db = open_store_to_write(settings);
    const plan::date today = snapshot->zone.today(wall_clock());
    const plan::date day = last.empty() ? today - std::chrono::days(1) : read_date(last, "--last");
    store::transaction all(db);
    const auto recorded = store::absences(db);
    const auto meant = std::ranges::find(recorded, id, &plan::absence::id);
    const bool is_listed = meant != recorded.end() && meant->listed_by;
    const bool ended = store::end_absence(db, id, day);
    all.commit();
    if (!ended)
        throw cannot_end(db, id, day, today);
    app::nudge_daemon(settings.store.string());
    if (common.json)
        std::cout << ordered_json{{"id", id}, {"last", plan::to_iso(day)}}.dump(-1, ' ', true)
                  << "\n";
    else
        std::cout << "Absence " << id << " ended; the last day away is " << plan::in_words(day)
                  << (is_listed ? ". It is in a table of absences: change it there too, or the "
                                  "next import brings it back.\n"
                                : ".\n");
    return static_cast<int>(base::exit_code::ok);
}

} // namespace remembrancer::cli
