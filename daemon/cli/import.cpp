#include "daemon/intake/import.hpp"
#include "daemon/app/control_socket.hpp"
#include "daemon/app/make_snapshot.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/intake/owner_names.hpp"
#include "daemon/intake/report.hpp"
#include "daemon/settings/load.hpp"

#include <filesystem>
#include <iostream>

namespace remembrancer::cli {
namespace {

/// A dry run must neither make the store nor change its schema.
store::session open_for(const settings::settings& settings, bool dry_run) {
    if (!dry_run)
        return store::session(settings.store.string());
    return std::filesystem::exists(settings.store) ? open_store(settings)
                                                   : store::session::in_memory();
}

/// What the last table of programmes spoiled the next one may mend.
settings::settings load_to_import(const common_options& common) {
    try {
        return load(common);
    } catch (const base::user_error&) {
        return load(common, {});
    }
}

settings::settings described_by(std::span<const plan::listed_programme> listed,
                                const std::string& config) {
    try {
        return settings::load_settings(config, listed);
    } catch (const settings::settings_error& error) {
        throw base::user_error(base::exit_code::bad_data,
                               std::string("with what the table of programmes says, the settings "
                                           "are not good, and nothing was imported: ") +
                                   error.what());
    }
}

} // namespace

int import(const common_options& common, const import_options& options) {
    const settings::settings settings = load_to_import(common);
    const auto snapshot = app::make_snapshot(settings);
    intake::import_options how;
    how.now = wall_clock();
    how.today = snapshot->zone.today(how.now);
    how.dry_run = options.dry_run;
    how.settings = settings.intake;
    how.described_by = [&](std::span<const plan::listed_programme> listed) {
        settings::settings described = described_by(listed, common.config);
        return intake::described_settings{std::move(described.intake),
                                          std::move(described.listed_doubts)};
    };
    how.by = intake::name_of_author(options.by);
    how.programme = programme_named(options.programme, settings);
    if (!options.as_of.empty())
        how.as_of = read_date(options.as_of, "--as-of");
    const std::vector<std::filesystem::path> files(options.files.begin(), options.files.end());

    store::session db = open_for(settings, options.dry_run);
    const intake::import_report report = intake::run_import(db, files, how);
    const bool understood = !report.tables.empty();
    if (understood && !options.dry_run)
        app::nudge_daemon(settings.store.string());
    // Who asked for JSON gets it: it says of each table why it was not read.
    if (common.json)
        std::cout << intake::to_json(report) << "\n";
    else
        (understood ? std::cout : std::cerr) << intake::to_text(report);
    return static_cast<int>(understood ? base::exit_code::ok : base::exit_code::bad_data);
}

} // namespace remembrancer::cli
