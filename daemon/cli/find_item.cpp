#include "daemon/cli/find_item.hpp"

#include "daemon/base/error.hpp"
#include "daemon/base/text.hpp"
#include "daemon/cli/command.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/typed_links.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace remembrancer::cli {
namespace {

/// Tells apart what has the same kind and ID in two programmes.
std::string called_in_full(const plan::item& item) {
    return item.programme.empty() ? plan::kind_and_ref(item)
                                  : item.programme + " " + plan::kind_and_ref(item);
}

} // namespace

std::vector<plan::item> items_called(store::session& db, const std::string& words) {
    const std::string wanted = base::folded(words);
    std::vector<plan::item> found;
    std::vector<plan::item_id> ids;
    store::each_item_name(db, [&](const store::item_name& item) {
        const std::string ref = base::folded(item.ref);
        const std::string called = fmt::format("{} {}", plan::to_text(item.kind), ref);
        if (wanted == ref || wanted == called ||
            (!item.programme.empty() && wanted == base::folded(item.programme) + " " + called))
            ids.push_back(item.id);
    });
    for (const plan::item_id id : ids)
        if (auto item = store::find_item(db, id))
            found.push_back(std::move(*item));
    // Said in full, it is of the first programme.
    const auto is_of_first = [&](const plan::item& item) {
        return item.programme.empty() && wanted == base::folded(plan::kind_and_ref(item));
    };
    if (const auto first = std::ranges::find_if(found, is_of_first); first != found.end())
        return {*first};
    return found;
}

plan::item find_item(store::session& db, const std::string& words) {
    const std::vector<plan::item> found = items_called(db, words);
    if (found.size() == 1)
        return found.front();
    if (found.empty()) {
        std::vector<std::string> known;
        store::each_item_name(db, [&](const store::item_name& item) { known.push_back(item.ref); });
        std::string hint = did_you_mean(words, known);
        if (hint.empty())
            hint = known.empty() ? ": the store has no plan yet"
                                 : ": give its ID as the plan has it, as 18 or \"risk 18\"";
        throw base::user_error(base::exit_code::bad_data,
                               fmt::format("no item is called '{}'{}", words, hint));
    }
    std::string which;
    for (const plan::item& item : found)
        which += (which.empty() ? "" : " or ") + fmt::format("\"{}\"", called_in_full(item));
    throw base::user_error(base::exit_code::bad_data,
                           fmt::format("'{}' is more than one item: say {}", words, which));
}

std::string in_words(const plan::item& item) {
    return plan::kind_and_ref(item) + " (" + item.title + ")";
}

} // namespace remembrancer::cli
