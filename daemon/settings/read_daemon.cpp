#include "daemon/settings/readers.hpp"

#include <array>
#include <cstdlib>

namespace remembrancer::settings {
namespace {

// systemd.exec(5): with several state directories, colons part them.
std::filesystem::path default_store(const std::filesystem::path& folder) {
    const char* state = std::getenv("STATE_DIRECTORY"); // NOLINT(concurrency-mt-unsafe)
    std::string_view first = state != nullptr ? state : "";
    first = first.substr(0, first.find(':'));
    return (first.empty() ? folder : std::filesystem::path(first)) / "remembrancer.db";
}

} // namespace

void read_daemon(section& root, settings& into) {
    using base::log_level;
    into.store = default_store(root.folder());
    root.read_path("store", into.store);
    section log = root.table("log");
    constexpr std::array levels{log_level::debug, log_level::info, log_level::warning,
                                log_level::error};
    if (const auto level = log.word("level", {"debug", "info", "warning", "error"}))
        into.log_level = levels.at(*level);
    log.finish();
}

} // namespace remembrancer::settings
