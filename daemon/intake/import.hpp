#pragma once

#include "daemon/base/clock.hpp"
#include "daemon/intake/intake_settings.hpp"
#include "daemon/intake/report.hpp"
#include "daemon/plan/date.hpp"
#include "daemon/plan/listed_programme.hpp"
#include "daemon/store/session.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace remembrancer::intake {

/// Settings that a table of programmes goes into.
struct described_settings {
    intake_settings settings;
    std::vector<std::string> doubts;
};

struct import_options {
    /// The day the plan describes; else what a title says, else today.
    std::optional<plan::date> as_of{};
    plan::date today{}; ///< in the programme's zone
    base::instant now{};
    bool dry_run = false;
    /// Of rows that name none, as the store keeps it: empty for the first.
    std::string programme{};
    /// Who changed the plan, where its rows do not say; empty: nobody says.
    std::string by{};
    intake_settings settings{};
    /// The settings with what tables of programmes say, and what there is to doubt about them. Not
    /// set: such a table is stored, and holds from the next import on. Throws base::user_error.
    std::function<described_settings(std::span<const plan::listed_programme>)> described_by{};
};

/// Brings the store to what the files say, as one set: programmes first, contacts and workstreams,
/// then milestones, risks and the like, and at last what links them. One transaction; a dry run
/// does the same and rolls it back. What cannot be read is in the report; a file that cannot be
/// read at all ends the import with a `base::user_error`, and nothing is changed. Throws
/// `store::failure` when the store fails. Blocking; on the thread of the session.
[[nodiscard]] import_report run_import(store::session& db,
                                       const std::vector<std::filesystem::path>& files,
                                       const import_options& options);

} // namespace remembrancer::intake
