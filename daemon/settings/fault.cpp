#include "daemon/settings/fault.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace remembrancer::settings {
namespace {

std::vector<fault> in_order(std::vector<fault> faults) {
    std::ranges::stable_sort(faults, {}, [](const fault& f) { return std::tie(f.line, f.column); });
    return faults;
}

std::string lines_of(const std::vector<fault>& faults) {
    std::string out;
    for (const fault& one : faults) {
        if (!out.empty())
            out += '\n';
        out += to_text(one);
    }
    return out;
}

} // namespace

std::string to_text(const fault& what) {
    std::string out = what.file;
    if (what.line > 0)
        out += ':' + std::to_string(what.line);
    if (!what.key.empty())
        out += ": " + what.key;
    return out + ": " + what.message;
}

settings_error::settings_error(std::vector<fault> faults)
    : user_error(base::exit_code::settings, lines_of(in_order(faults))),
      faults_(in_order(std::move(faults))) {}

} // namespace remembrancer::settings
