#include "daemon/app/control_socket.hpp"
#include "daemon/app/make_snapshot.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/table.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/store/people.hpp"

#include <iostream>

#include <nlohmann/json.hpp>

namespace remembrancer::cli {
namespace {

using nlohmann::ordered_json;

ordered_json to_json(const plan::absence& away) {
    return {{"id", away.id},
            {"person", away.person},
            {"from", plan::to_iso(away.from)},
            {"until", plan::to_iso(away.until)}};
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
    table rows({"ID", "Person", "From", "Until"});
    for (const plan::absence& away : store::absences(db)) {
        if (common.json)
            std::cout << to_json(away).dump(-1, ' ', true) << "\n";
        rows.add({std::to_string(away.id), away.person, plan::in_words(away.from),
                  plan::in_words(away.until)});
    }
    if (!common.json)
        std::cout << (rows.empty() ? "No absences are recorded.\n" : rows.text());
    return static_cast<int>(base::exit_code::ok);
}

int absence_end(const common_options& common, std::int64_t id, const std::string& last) {
    const settings::settings settings = load(common);
    const auto snapshot = app::make_snapshot(settings);
    store::session db = open_store_to_write(settings);
    const plan::date day = last.empty() ? snapshot->zone.today(wall_clock()) - std::chrono::days(1)
                                        : read_date(last, "--last");
    store::transaction all(db);
    const bool ended = store::end_absence(db, id, day);
    all.commit();
    if (!ended)
        throw base::user_error(base::exit_code::bad_data,
                               "there is no absence " + std::to_string(id) + " that ends after " +
                                   plan::in_words(day) + ": see `remembrancer absence list`");
    app::nudge_daemon(settings.store.string());
    if (common.json)
        std::cout << ordered_json{{"id", id}, {"last", plan::to_iso(day)}}.dump(-1, ' ', true)
                  << "\n";
    else
        std::cout << "Absence " << id << " ended; the last day away is " << plan::in_words(day)
                  << ".\n";
    return static_cast<int>(base::exit_code::ok);
}

} // namespace remembrancer::cli
