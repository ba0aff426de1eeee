#include "daemon/cli/command.hpp"

#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"
#include "daemon/intake/programmes.hpp"
#include "daemon/render/template_set.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/settings/load.hpp"
#include "daemon/store/listed_programmes.hpp"
#include "daemon/store/people.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::cli {

using base::exit_code;
using base::user_error;

namespace {

/// None of a store that is not there, or that whoever uses it brings up to date or refuses.
std::vector<plan::listed_programme> listed_programmes(const std::filesystem::path& store) {
    std::error_code ec;
    if (!std::filesystem::exists(store, ec))
        return {};
    try {
        store::session db = store::session::without_migration(store.string());
        return store::listed_programmes(db);
    } catch (const store::failure& failed) {
        using enum store::failure_kind;
        if (failed.kind() == older || failed.kind() == newer || failed.kind() == not_a_store)
            return {};
        throw user_error(
            exit_code::unavailable,
            fmt::format("the programmes that the store lists cannot be read: {}", failed.what()));
    }
}

std::filesystem::path store_of(const common_options& options) {
    return options.store.empty() ? settings::store_named_in(options.config)
                                 : std::filesystem::path(options.store);
}

/// When the file is good by itself, so that nobody looks for the fault there alone.
[[noreturn]] void refuse_listed(const common_options& options,
                                const settings::settings_error& refused) {
    (void)settings::load_settings(options.config);
    throw user_error(exit_code::settings,
                     fmt::format("the settings are good, but not with what the last table of "
                                 "programmes says where they say nothing: correct either; the "
                                 "table is imported again as before. {}",
                                 refused.what()));
}

} // namespace

settings::settings load(const common_options& options) {
    const auto listed = listed_programmes(store_of(options));
    try {
        return load(options, listed);
    } catch (const settings::settings_error& refused) {
        if (listed.empty())
            throw;
        refuse_listed(options, refused);
    }
}

settings::settings load(const common_options& options,
                        std::span<const plan::listed_programme> listed) {
    settings::settings loaded = settings::load_settings(options.config, listed);
    loaded.store = store_of(options);
    base::set_log_level(loaded.log_level);
    try {
        if (!loaded.render.template_folder.empty())
            loaded.render.templates = render::read_templates(loaded.render.template_folder);
    } catch (const render::template_error& error) {
        throw user_error(exit_code::settings,
                         fmt::format("{}: [messages] templates: {}", options.config, error.what()));
    }
    return loaded;
}

namespace {

std::string existing_store(const settings::settings& from) {
    if (!std::filesystem::exists(from.store))
        throw user_error(exit_code::unavailable,
                         "there is no store at " + from.store.string() +
                             ": make one with `remembrancer import FILE`, or name it with --store");
    return from.store.string();
}

} // namespace

store::session open_store(const settings::settings& from) {
    return store::session::without_migration(existing_store(from));
}

store::session open_store_to_write(const settings::settings& from) {
    return store::session(existing_store(from));
}

std::string programme_named(const std::string& name, const settings::settings& all) {
    if (name.empty())
        return {};
    // What a column of one programme says is its own affair; an option is meant.
    const bool is_first = base::folded(name) == base::folded(all.programme.name);
    const auto found = intake::programme_named(name, all.intake);
    if (!is_first && (!found || found->empty()))
        throw base::user_error(
            base::exit_code::usage,
            fmt::format("--programme: the settings name no programme '{}': expected one of {}",
                        base::printable(name), intake::programmes_in_words(all.intake)));
    return *found;
}

plan::date read_date(const std::string& text, const std::string& option) {
    if (const auto day = plan::date_from_iso(text))
        return *day;
    throw user_error(exit_code::usage,
                     option + ": expected a date such as 2018-12-05, found '" + text + "'");
}

plan::date date_or_today(const std::string& text, const std::string& option,
                         const rounds::snapshot& of) {
    if (text.empty())
        return of.zone.today(wall_clock());
    using calendar::working_calendar;
    const plan::date day = read_date(text, option);
    if (day < working_calendar::first_day || day > working_calendar::last_day)
        throw user_error(exit_code::usage, option + ": expected a date from " +
                                               plan::to_iso(working_calendar::first_day) + " to " +
                                               plan::to_iso(working_calendar::last_day) +
                                               ", found '" + text + "'");
    return day;
}

base::instant read_local_time(const std::string& text, const std::string& option,
                              const calendar::zone& zone) {
    const auto bad = [&] {
        return user_error(exit_code::usage,
                          option + ": expected a local time such as 2018-12-05T08:29:50, found '" +
                              text + "'");
    };
    // Read as if it were UTC, then moved to the zone.
    const auto as_utc = base::instant_from_iso(text + "Z");
    const auto day_alone = plan::date_from_iso(text);
    if (!as_utc && !day_alone)
        throw bad();
    const base::instant wall = as_utc ? *as_utc : base::instant(*day_alone);
    const auto day = std::chrono::floor<std::chrono::days>(wall);
    const auto minutes = std::chrono::floor<std::chrono::minutes>(wall - day);
    return zone.to_instant({day, minutes}) + (wall - day - minutes);
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates) {
    std::vector<std::string> known;
    std::ranges::transform(candidates, std::back_inserter(known),
                           [](const std::string& each) { return base::folded(each); });
    const std::string near = base::nearest(base::folded(word), known);
    if (near.empty())
        return {};
    const auto at = std::ranges::find(known, near) - known.begin();
    return ": did you mean " + candidates[static_cast<std::size_t>(at)] + "?";
}

std::vector<std::string> contact_names(store::session& db) {
    std::vector<std::string> names;
    for (plan::person& each : store::people(db))
        names.push_back(std::move(each.name));
    return names;
}

const plan::person& find_contact(const routing::directory& people, store::session& db,
                                 const std::string& name) {
    if (const plan::person* found = people.resolve(name))
        return *found;
    const std::string suggestion = did_you_mean(name, contact_names(db));
    throw user_error(
        exit_code::bad_data,
        "nobody in the contacts is called '" + name + "'" +
            (suggestion.empty() ? ": give the name as the contacts list has it" : suggestion));
}

std::string local_words(base::instant when, const calendar::zone& zone) {
    const calendar::local_time local = zone.to_local(when);
    return fmt::format("{} at {:02}:{:02}", plan::in_words_with_weekday(local.day),
                       local.of_day.count() / 60, local.of_day.count() % 60);
}

std::string printable_lines(std::string_view text) {
    std::string lines;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        lines += (start > 0 ? "\n" : "") + base::printable(text.substr(start, end - start));
        start = end + 1;
    }
    return lines;
}

base::instant wall_clock() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace remembrancer::cli
