#include "daemon/rounds/pause_words.hpp"

#include "daemon/store/items.hpp"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace remembrancer::rounds {

std::string what_it_holds(store::session& db, const plan::pause& one) {
    std::vector<std::string> parts;
    if (one.item) {
        const auto item = store::find_item(db, *one.item);
        parts.push_back(item ? fmt::format("{} ({})", plan::kind_and_ref(*item), item->title)
                             : "an item that is gone");
    }
    if (!one.workstream.empty())
        parts.push_back("workstream " + one.workstream);
    if (one.rule)
        parts.push_back("rule " + std::string(plan::to_text(*one.rule)));
    if (!one.person.empty())
        parts.push_back("to " + one.person);
    return fmt::format("{}", fmt::join(parts, ", "));
}

} // namespace remembrancer::rounds
