#pragma once

#include <concepts>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace remembrancer::base {

/// error: someone must act. warning: we try again. info: a state changed. debug: the rest.
enum class log_level { debug, info, warning, error };

/// One `key=value` of a log event. Values are hostile: control characters are escaped on output.
struct log_field {
    log_field(std::string_view key_, std::string_view value_) : key(key_), value(value_) {}
    log_field(std::string_view key_, const char* value_) : key(key_), value(value_) {}
    log_field(std::string_view key_, const std::string& value_) : key(key_), value(value_) {}
    log_field(std::string_view key_, std::integral auto number)
        : key(key_), value(std::to_string(number)) {}

    std::string_view key;
    std::string value;
};

/// Writes one event as a line `event key=value ...` to stderr, with the journal's priority prefix
/// when systemd collects it (sd-daemon(3)). Any thread.
void log(log_level level, std::string_view event, std::initializer_list<log_field> fields = {});

inline void log_debug(std::string_view event, std::initializer_list<log_field> fields = {}) {
    log(log_level::debug, event, fields);
}
inline void log_info(std::string_view event, std::initializer_list<log_field> fields = {}) {
    log(log_level::info, event, fields);
}
inline void log_warning(std::string_view event, std::initializer_list<log_field> fields = {}) {
    log(log_level::warning, event, fields);
}
inline void log_error(std::string_view event, std::initializer_list<log_field> fields = {}) {
    log(log_level::error, event, fields);
}

/// Events below this level are dropped. Default: info. Main thread, before others start.
void set_log_level(log_level level);

/// Sends every line to `sink` instead of stderr; an empty function restores stderr. For tests and
/// for commands that show progress of their own. Main thread, before others start.
void set_log_sink(std::function<void(log_level, std::string_view line)> sink);

/// `text` as it may stand in a log line or on a terminal: control characters (ESC, CR, LF, DEL, C1)
/// and invalid UTF-8 become visible escapes.
[[nodiscard]] std::string printable(std::string_view text);

} // namespace remembrancer::base
