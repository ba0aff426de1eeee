#include "daemon/base/log.hpp"

#include "daemon/base/text.hpp"

#include <cstdlib>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace remembrancer::base {
namespace {

std::function<void(log_level, std::string_view)>& test_sink() {
    static std::function<void(log_level, std::string_view)> sink;
    return sink;
}

log_level& threshold() {
    static log_level level = log_level::info;
    return level;
}

spdlog::logger& stderr_logger() {
    static const auto logger = [] {
        auto made = std::make_shared<spdlog::logger>(
            "remembrancer", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        // sd-daemon(3): a leading "<N>" is the priority; the journal stamps the time itself.
        const bool journal =
            std::getenv("JOURNAL_STREAM") != nullptr; // NOLINT(concurrency-mt-unsafe)
        made->set_pattern(journal ? "%v" : "%Y-%m-%dT%H:%M:%S.%e%z %v");
        made->set_level(spdlog::level::trace);
        made->flush_on(spdlog::level::trace);
        return made;
    }();
    return *logger;
}

bool under_journal() {
    static const bool journal =
        std::getenv("JOURNAL_STREAM") != nullptr; // NOLINT(concurrency-mt-unsafe)
    return journal;
}

std::string_view prefix(log_level level) {
    switch (level) {
    case log_level::debug:
        return under_journal() ? "<7>" : "debug ";
    case log_level::info:
        return under_journal() ? "<6>" : "info ";
    case log_level::warning:
        return under_journal() ? "<4>" : "warning ";
    case log_level::error:
        return under_journal() ? "<3>" : "error ";
    }
    return "";
}

void append_value(std::string& line, std::string_view value) {
    const std::string safe = printable(value);
    const bool bare = !safe.empty() && safe.find_first_of(" \"=") == std::string::npos;
    if (bare) {
        line += safe;
        return;
    }
    line += '"';
    for (const char c : safe) {
        if (c == '"')
            line += '\\';
        line += c;
    }
    line += '"';
}

} // namespace

void set_log_level(log_level level) {
    threshold() = level;
}

void set_log_sink(std::function<void(log_level, std::string_view line)> sink) {
    test_sink() = std::move(sink);
}

void log(log_level level, std::string_view event, std::initializer_list<log_field> fields) {
    if (level < threshold())
        return;
    std::string line(event);
    for (const log_field& field : fields) {
        line += ' ';
        line += field.key;
        line += '=';
        append_value(line, field.value);
    }
    if (test_sink()) {
        test_sink()(level, line);
        return;
    }
    stderr_logger().log(spdlog::level::info, "{}{}", prefix(level), line);
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    const std::string valid = valid_utf8(text);
    for (std::size_t i = 0; i < valid.size(); ++i) {
        const auto byte = static_cast<unsigned char>(valid[i]);
        const bool c1 =
            byte == 0xC2 && i + 1 < valid.size() && static_cast<unsigned char>(valid[i + 1]) < 0xA0;
        if (c1) {
            out += fmt::format("\\u00{:02x}", static_cast<unsigned char>(valid[++i]));
        } else if (byte == '\n') {
            out += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            out += fmt::format("\\x{:02x}", byte);
        } else {
            out += valid[i];
        }
    }
    return out;
}

} // namespace remembrancer::base
