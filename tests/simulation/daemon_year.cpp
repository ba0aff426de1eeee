#include "tests/simulation/daemon_year.hpp"

#include "daemon/app/make_snapshot.hpp"
#include "daemon/intake/import.hpp"
#include "daemon/rounds/due_rounds.hpp"
#include "daemon/settings/load.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/pauses.hpp"
#include "daemon/store/people.hpp"
#include "daemon/store/rounds.hpp"
#include "tests/simulation/board_tables.hpp"
#include "tests/simulation/daemon_words.hpp"
#include "tests/simulation/explained_pauses.hpp"
#include "tests/simulation/explained_week.hpp"
#include "tests/simulation/period_tables.hpp"
#include "tests/simulation/plan_tables.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace remembrancer::simulation {
namespace {

const char* file_of(oracle::kind which) {
    switch (which) {
    case oracle::kind::milestone:
        return "milestones.csv";
    case oracle::kind::risk:
        return "risks.csv";
    case oracle::kind::report:
        return "reports.csv";
    case oracle::kind::measure:
        return "measures.csv";
    case oracle::kind::decision:
        return "decisions.csv";
    case oracle::kind::product:
        return "products.csv";
    default:
        return "issues.csv";
    }
}

std::string csv_of(oracle::kind which, const std::string& first_programme,
                   const std::vector<oracle::row>& rows) {
    switch (which) {
    case oracle::kind::report:
        return reports_csv(first_programme, rows);
    case oracle::kind::measure:
        return measures_csv(first_programme, rows);
    default:
        return items_csv(which, first_programme, rows);
    }
}

void write(const std::string& path, const std::string& text) {
    // A file that is cut short and written anew goes to the disk at once (ext4).
    std::filesystem::remove(path);
    std::ofstream out(path);
    out << text;
    if (!out.flush())
        throw std::runtime_error("cannot write " + path);
}

sent_message sent_of(const rounds::composed_message& made, const std::string& first_programme) {
    sent_message out{
        made.message.person, {}, minute_of(made.message.due), made.model.list.has_value()};
    for (const plan::message_item& each : made.model.items)
        out.lines.push_back(
            {made.message.person,
             ref_of(each.kind, each.ref, each.programme == first_programme ? "" : each.programme,
                    each.title),
             std::string(plan::to_text(each.rule)), std::string(plan::to_text(each.reason)),
             each.step});
    return out;
}

} // namespace

daemon_year::daemon_year(const setup& of, oracle::minute start)
    : first_programme_(of.organisation.programmes.front().name),
      all_settings_(settings::load_settings_text(settings_text(of), folder_.file("settings.toml"))),
      settings_(app::make_snapshot(all_settings_)), last_(instant_of(start)) {
    const auto today = static_cast<oracle::day>(oracle::shown_in_london(start) / 1440);
    import(today, of.organisation.contacts);
    write(folder_.file("workstreams.csv"), workstreams_csv(of.organisation.programmes));
    write(folder_.file("boards.csv"), boards_csv(of.organisation.boards));
    import_files(today, {"workstreams.csv", "boards.csv"});
}

void daemon_year::import(oracle::day as_of, const std::vector<oracle::contact>& contacts) {
    write(folder_.file("contacts.csv"), contacts_csv(contacts));
    import_files(as_of, {"contacts.csv"});
}

void daemon_year::import(oracle::day as_of, const std::set<oracle::kind>& kinds,
                         const std::vector<oracle::row>& rows) {
    std::vector<std::string> names;
    for (const oracle::kind each : kinds) {
        names.emplace_back(file_of(each));
        write(folder_.file(names.back()), csv_of(each, first_programme_, rows));
    }
    import_files(as_of, names);
}

void daemon_year::import_files(oracle::day as_of, const std::vector<std::string>& names) {
    std::vector<std::filesystem::path> paths;
    for (const std::string& each : names)
        paths.emplace_back(folder_.file(each));
    intake::import_options how;
    how.as_of = date_of(as_of);
    how.today = date_of(as_of);
    how.settings = all_settings_.intake;
    const intake::import_report report = intake::run_import(db_, paths, how);
    if (!report.rejected.empty())
        throw std::runtime_error("a row of the year's plan was rejected: " +
                                 report.rejected.front().reason);
}

void daemon_year::away(const oracle::absence& when) {
    store::transaction all(db_);
    store::add_absence(db_, {0, when.person, date_of(when.from), date_of(when.until)});
    all.commit();
}

void daemon_year::pause(const oracle::pause& made) {
    store::transaction all(db_);
    pauses_.push_back(store::add_pause(db_, pause_of(db_, made)).id);
    all.commit();
}

void daemon_year::end_pause(std::size_t place, oracle::day last) {
    store::transaction all(db_);
    if (!store::end_pause(db_, pauses_.at(place), date_of(last)))
        throw std::runtime_error("what was to be ended is not in force");
    all.commit();
}

std::optional<held_round> daemon_year::tick(oracle::minute now) {
    const rounds::schedule& daily = settings_->schedules.front();
    const rounds::due_rounds due =
        rounds::rounds_due(daily, last_, instant_of(now), settings_->calendar);
    for (const base::instant missed : due.missed) {
        store::transaction all(db_);
        store::record_missed(db_, daily.name, missed);
        all.commit();
        last_ = missed;
    }
    if (!due.hold)
        return {};
    last_ = *due.hold;
    store::transaction opening(db_);
    const auto row = store::open_round(db_, daily.name, last_, instant_of(now)).value();
    opening.commit();
    return hold(row);
}

std::optional<held_round> daemon_year::tick_after_import(oracle::minute now) {
    if (!store::has_just_woken(db_))
        return {};
    store::transaction opening(db_);
    const auto row =
        store::open_round(db_, rounds::immediate_schedule, instant_of(now), instant_of(now));
    opening.commit();
    return hold(row.value());
}

held_round daemon_year::hold(const store::round_row& row) {
    held_round out{minute_of(row.scheduled_for), {}};
    rounds::hold_round_now(
        db_, people_, settings_, row, [&](const rounds::composed& made, const store::round_row&) {
            for (const rounds::composed_message& each : made.messages) {
                out.messages.push_back(sent_of(each, first_programme_));
                add_lines(sent_, each, row.scheduled_for);
                store::new_message& kept =
                    made_.insert_or_assign(each.message.key, each.message).first->second;
                kept.model.clear(); // what it said is in the log
            }
        });
    return out;
}

std::string daemon_year::explain_disagrees(oracle::day today) {
    return simulation::explain_disagrees(db_, people_, settings_, sent_, date_of(today)) +
           simulation::messages_disagree(db_, people_, settings_, sent_, made_);
}

std::string daemon_year::pauses_disagree(const oracle::oracle& expected, oracle::day today,
                                         std::size_t turn) {
    return simulation::pauses_disagree(db_, people_, settings_, expected, today, turn);
}

std::string daemon_year::week_disagrees(const oracle::oracle& expected, const std::string& person,
                                        oracle::day today) {
    return simulation::week_disagrees(db_, people_, settings_, sent_, expected, person, today);
}

} // namespace remembrancer::simulation
