#include "daemon/rules/no_tranche.hpp"

#include "daemon/base/text.hpp"

namespace remembrancer::rules::no_tranche {

std::optional<plan::finding> find(const subject& of, const context& in) {
    const bool is_delivered =
        of.item.kind == plan::item_kind::milestone || of.item.kind == plan::item_kind::product;
    if (!in.settings.tranches || !is_delivered || !is_chased(of.item) ||
        !base::trim(of.item.tranche).empty())
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::no_tranche;
    found.reason = plan::reason::tranche_missing;
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::no_tranche
