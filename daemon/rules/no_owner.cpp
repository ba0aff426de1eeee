#include "daemon/rules/no_owner.hpp"

#include "daemon/plan/list_rating.hpp"
#include "daemon/plan/people.hpp"

#include <algorithm>

namespace remembrancer::rules::no_owner {
namespace {

std::string as_typed(std::span<const std::string> names) {
    std::string out;
    for (const std::string& name : names) {
        out += out.empty() ? "owner '" : ", '";
        out += name;
        out += '\'';
    }
    return out;
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    // The workstream's own items ask who leads it.
    if (!is_chased(of.item) || plan::is_rated_in_list(of.item))
        return std::nullopt;
    const bool names_somebody = std::ranges::any_of(
        of.unresolved_owners, [](const std::string& name) { return !plan::names_nobody(name); });
    // "Finance sponsor; TBA" has an owner who can be told.
    if (!of.owners.empty() && !names_somebody)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::no_owner;
    found.reason = names_somebody ? plan::reason::owner_unresolved : plan::reason::owner_missing;
    found.detail = as_typed(of.unresolved_owners);
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::no_owner
