#pragma once

#include "daemon/app/make_snapshot.hpp"
#include "daemon/intake/import.hpp"
#include "daemon/rounds/message_key.hpp"
#include "daemon/settings/load.hpp"
#include "tests/support/days.hpp"
#include "tests/support/demo_folder.hpp"

#include <filesystem>
#include <memory>

namespace remembrancer::test {

/// The real plan of the demonstration, imported into a store in memory, with its settings.
class demo_plan {
public:
    demo_plan() {
        import({"programme-workbook.xlsx"});
        // Copies of the store then give their messages the same keys.
        store::transaction all(db);
        (void)rounds::store_name(db);
        all.commit();
    }

    intake::import_report import(std::vector<std::filesystem::path> files) {
        const std::filesystem::path& folder = demo_folder();
        for (std::filesystem::path& file : files)
            file = file.is_absolute() ? file : folder / file;
        intake::import_options how;
        how.as_of = day("2018-12-05");
        how.today = *how.as_of;
        how.settings = settings_.intake;
        return intake::run_import(db, files, how);
    }

private:
    settings::settings settings_ = settings::load_settings(demo_folder() / "remembrancer.toml");

public:
    std::shared_ptr<const rounds::snapshot> snapshot = app::make_snapshot(settings_);
    store::session db = store::session::in_memory();
};

} // namespace remembrancer::test
