#include "daemon/base/log.hpp"
#include "daemon/settings/programme_parts.hpp"
#include "daemon/settings/readers.hpp"

#include <utility>

#include <fmt/format.h>

namespace remembrancer::settings {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
    std::error_code ec;
    return fs::is_regular_file(path, ec);
}

// Beside the settings for those who keep their own, else as installed, else in the source tree.
fs::path bundled_holidays(const fs::path& folder) {
    const fs::path name = fs::path("calendars") / "bank-holidays.json";
    const fs::path places[] = {folder / name, fs::path(REMEMBRANCER_DATA_DIR) / name,
                               fs::path(REMEMBRANCER_SOURCE_CONFIG_DIR) / name};
    for (const fs::path& place : places)
        if (is_file(place))
            return place;
    return {};
}

void read_bank_holidays(section& calendar, settings& into) {
    std::vector<std::string> files;
    calendar.read("bank_holidays", files);
    for (const std::string& file : files) {
        const fs::path path = calendar.folder() / file;
        if (!is_file(path))
            calendar.fault_at("bank_holidays",
                              fmt::format("there is no file {}; GOV.UK publishes it at "
                                          "https://www.gov.uk/bank-holidays.json",
                                          base::printable(path.string())));
        into.bank_holidays.push_back(path);
    }
    if (calendar.has("bank_holidays")) {
        calendar.expect("bank_holidays", !files.empty(),
                        "expected at least one file; leave the key out for the bundled one");
        return;
    }
    const fs::path bundled = bundled_holidays(calendar.folder());
    calendar.expect("bank_holidays", !bundled.empty(),
                    "the bundled calendars/bank-holidays.json is not installed; name a file");
    into.bank_holidays.push_back(bundled);
}

} // namespace

std::vector<closure_settings> read_closures(section& table) {
    std::vector<closure_settings> closures;
    for (section& one : table.tables("closure")) {
        closure_settings closure;
        one.read("name", closure.name);
        one.read("from", closure.from);
        closure.until = closure.from;
        one.read("until", closure.until);
        one.expect("name", one.has("name"), "expected a name, as \"Christmas closure\"");
        one.expect("from", one.has("from"), "expected the first day of the closure");
        if (one.is_good("from") && one.is_good("until")) {
            one.expect("until", closure.until >= closure.from, "expected a day on or after from");
            one.expect("until", closure.until - closure.from <= std::chrono::days(366),
                       "expected at most a year after from");
        }
        one.finish();
        closures.push_back(std::move(closure));
    }
    return closures;
}

void read_calendar(section& root, settings& into) {
    section calendar = root.table("calendar");
    read_bank_holidays(calendar, into);
    into.closures = read_closures(calendar);
    calendar.finish();
}

} // namespace remembrancer::settings
