#include "daemon/plan/cadence.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace remembrancer::plan {
namespace {

struct named_cadence {
    std::string_view word;
    duration every;
};
constexpr std::array<named_cadence, 14> names{{
    {"daily", {1, time_unit::working_days}},
    {"weekly", {1, time_unit::weeks}},
    {"fortnightly", {2, time_unit::weeks}},
    {"monthly", {1, time_unit::months}},
    {"quarterly", {3, time_unit::months}},
    {"annually", {12, time_unit::months}},
    {"annual", {12, time_unit::months}},
    {"yearly", {12, time_unit::months}},
    {"day", {1, time_unit::working_days}},
    {"week", {1, time_unit::weeks}},
    {"fortnight", {2, time_unit::weeks}},
    {"month", {1, time_unit::months}},
    {"quarter", {3, time_unit::months}},
    {"year", {12, time_unit::months}},
}};
constexpr std::size_t adverbs = 8; ///< those that stand alone; the others come after `every`

/// `6-weekly` and `four weekly` as `6 weeks`.
std::optional<std::string> in_units(std::string_view text) {
    for (const auto& [ending, unit] :
         {std::pair<std::string_view, std::string_view>("weekly", "weeks"), {"monthly", "months"}})
        if (text.ends_with(ending))
            return std::string(text.substr(0, text.size() - ending.size())).append(unit);
    return std::nullopt;
}

} // namespace

std::optional<duration> read_cadence(std::string_view text) {
    std::string folded = base::folded(text);
    if (folded.ends_with('.'))
        folded.pop_back();
    std::string_view rest = folded;
    const bool says_every = rest.starts_with("every ") || rest.starts_with("each ");
    if (says_every)
        rest.remove_prefix(rest.find(' ') + 1);
    const auto* first = says_every ? names.begin() + adverbs : names.begin();
    const auto* last = says_every ? names.end() : names.begin() + adverbs;
    if (const auto* found = std::ranges::find(first, last, rest, &named_cadence::word);
        found != last)
        return found->every;
    const auto counted = says_every ? std::optional<std::string>(rest) : in_units(rest);
    const auto read = counted ? read_duration(*counted) : std::nullopt;
    return read && read->count > 0 ? read : std::nullopt;
}

} // namespace remembrancer::plan
