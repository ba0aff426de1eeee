#include "daemon/app/channels.hpp"
#include "daemon/app/make_snapshot.hpp"
#include "daemon/base/real_clock.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/render/mail.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/settings/load.hpp"
#include "daemon/store/boards.hpp"
#include "daemon/store/people.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

namespace remembrancer::cli {
namespace {

using nlohmann::ordered_json;

/// The known calendar shall reach this far ahead: bank holidays are published about two years on.
constexpr std::chrono::months calendar_margin{12};

struct findings {
    ordered_json faults = ordered_json::array();
    std::vector<std::string> warnings;
};

void add_fault(findings& found, const std::string& message) {
    found.faults.push_back({{"file", ""}, {"line", nullptr}, {"key", ""}, {"message", message}});
}

void check_store(const settings::settings& settings, const rounds::snapshot& of, findings& found) {
    if (!std::filesystem::exists(settings.store)) {
        found.warnings.push_back("there is no store at " + settings.store.string() +
                                 " yet: `remembrancer import FILE` makes it");
        return;
    }
    try {
        store::session db = store::session::without_migration(settings.store.string());
        std::vector<routing::programme_roles> further;
        for (const rounds::further_programme& each : of.further_programmes)
            further.push_back({each.programme.name, each.roles});
        const routing::directory people(store::people(db), store::workstreams(db),
                                        settings.routing.roles,
                                        {}, // people reached otherwise are no fault of the plan
                                        store::boards(db), further);
        for (const std::string& problem : people.problems())
            found.warnings.push_back(problem);
        const std::vector<std::string> contacts = contact_names(db);
        for (const rounds::person_settings& person : of.people) {
            if (people.resolve(person.name) == nullptr)
                found.warnings.push_back("[[person]] '" + person.name +
                                         "' is nobody in the contacts" +
                                         did_you_mean(person.name, contacts));
        }
    } catch (const store::failure& error) {
        throw base::user_error(base::exit_code::settings, error.what());
    }
}

void check_parts(const settings::settings& settings, findings& found) {
    const auto snapshot = app::make_snapshot(settings);
    const plan::date today = snapshot->zone.today(wall_clock());
    if (snapshot->calendar.expires_within(today, calendar_margin)) {
        const auto last = snapshot->calendar.last_known_holiday();
        found.warnings.push_back("the bank holidays known end " +
                                 (last ? "on " + plan::in_words(*last) : "nowhere") +
                                 ": fetch the newly published bank-holidays.json and name it in "
                                 "[calendar] bank_holidays");
    }
    const bool sends_digests = std::ranges::any_of(
        settings.schedules, [](const auto& each) { return each.digest.has_value(); });
    if (sends_digests && !settings.chat_channels.empty() && settings.render.plan_url.empty())
        found.warnings.push_back("[messages] plan_url is not set: a digest goes to chat in short, "
                                 "and has no link to the whole plan");
    boost::asio::io_context io(1);
    base::real_clock clock(io.get_executor());
    const app::channels channels(io.get_executor(), clock, settings);
    (void)render::render_mail({}, settings.render);
    check_store(settings, *snapshot, found);
}

} // namespace

int check(const common_options& common) {
    findings found;
    try {
        const settings::settings settings = load(common);
        for (const settings::fault& warning : settings.warnings)
            found.warnings.push_back(settings::to_text(warning));
        check_parts(settings, found);
    } catch (const settings::settings_error& error) {
        for (const settings::fault& fault : error.faults())
            found.faults.push_back({{"file", fault.file},
                                    {"line", fault.line},
                                    {"key", fault.key},
                                    {"message", fault.message}});
        if (!common.json)
            std::cerr << printable_lines(error.what()) << "\n";
    } catch (const base::user_error& error) {
        add_fault(found, error.what());
        if (!common.json)
            std::cerr << printable_lines(error.what()) << "\n";
    }
    const bool good = found.faults.empty();
    if (common.json) {
        std::cout << ordered_json{{"ok", good},
                                  {"faults", found.faults},
                                  {"warnings", found.warnings}}
                         .dump(-1, ' ', true, ordered_json::error_handler_t::replace)
                  << "\n";
    } else {
        for (const std::string& warning : found.warnings)
            std::cout << "warning: " << base::printable(warning) << "\n";
        std::cout << (good ? "The settings are good.\n" : "");
    }
    return static_cast<int>(good ? base::exit_code::ok : base::exit_code::settings);
}

} // namespace remembrancer::cli
