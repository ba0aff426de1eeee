#include "daemon/intake/item_names.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace remembrancer::intake {
namespace {

struct kind_and_name {
    plan::item_kind kind;
    std::string name;
};

/// `risk 18`, folded.
std::optional<kind_and_name> with_kind(const std::string& folded) {
    const std::size_t gap = folded.find(' ');
    if (gap == std::string::npos)
        return std::nullopt;
    const auto kind = plan::item_kind_from_text(std::string_view(folded).substr(0, gap));
    return kind ? std::optional(kind_and_name{*kind, folded.substr(gap + 1)}) : std::nullopt;
}

template <class Names>
std::vector<store::item_name> named(const Names& names, const std::string& wanted,
                                    std::string_view programme, bool only_own,
                                    std::optional<plan::item_kind> kind = std::nullopt) {
    const auto all = names.find(wanted);
    if (all == names.end())
        return {};
    std::vector<store::item_name> found = all->second;
    if (kind)
        std::erase_if(found, [&](const store::item_name& each) { return each.kind != *kind; });
    const auto is_elsewhere = [programme](const store::item_name& each) -> bool {
        return each.programme != programme;
    };
    if (only_own)
        std::erase_if(found, is_elsewhere);
    const auto is_of_period = [](const store::item_name& each) -> bool {
        return plan::is_of_period(each.kind);
    };
    if (!std::ranges::all_of(found, is_of_period))
        std::erase_if(found, is_of_period);
    if (!std::ranges::all_of(found, is_elsewhere))
        std::erase_if(found, is_elsewhere);
    const auto is_there = [](const store::item_name& each) -> bool { return !each.vanished; };
    if (std::ranges::any_of(found, is_there))
        std::erase_if(found, [](const store::item_name& each) { return each.vanished; });
    return found;
}

} // namespace

void item_names::expect(std::string_view typed) {
    const std::string whole = base::folded(typed);
    const auto put = [this](const std::string& name) {
        refs_.try_emplace(name);
        titles_.try_emplace(name);
    };
    if (whole.empty())
        return;
    put(whole);
    if (const auto said = with_kind(whole))
        put(said->name);
}

void item_names::add(const store::item_name& item) {
    const auto put = [&item](by_name& names, const std::string& name) {
        if (const auto wanted = names.find(base::folded(name)); wanted != names.end())
            wanted->second.push_back(item);
    };
    put(refs_, item.ref);
    put(titles_, item.title);
}

std::vector<store::item_name> item_names::find(std::string_view typed,
                                               std::string_view programme) const {
    return find(typed, programme, false);
}

std::vector<store::item_name> item_names::find_own(std::string_view typed,
                                                   std::string_view programme) const {
    return find(typed, programme, true);
}

std::vector<store::item_name> item_names::find(std::string_view typed, std::string_view programme,
                                               bool only_own) const {
    const std::string whole = base::folded(typed);
    const auto said = with_kind(whole);
    for (const by_name* names : {&refs_, &titles_}) {
        if (auto found = named(*names, whole, programme, only_own); !found.empty())
            return found;
        if (!said)
            continue;
        if (auto found = named(*names, said->name, programme, only_own, said->kind); !found.empty())
            return found;
    }
    return {};
}

} // namespace remembrancer::intake
