#include "daemon/rules/target_missed.hpp"

#include "daemon/base/text.hpp"
#include "daemon/plan/amount.hpp"

#include <algorithm>
#include <cmath>

namespace remembrancer::rules::target_missed {

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    const plan::item& item = of.item;
    if (item.kind != plan::item_kind::measure || !item.reported_on || !is_chased(item))
        return std::nullopt;
    const auto target = plan::read_amount(item.target_text);
    const auto actual = plan::read_amount(item.actual_text);
    if (!target || !actual || !plan::is_comparable(*actual, *target) ||
        actual->thousandths >= target->thousandths)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::target_missed;
    found.reason = plan::reason::target_missed;
    found.anchor = item.reported_on;
    found.bound_to_anchor = true;
    found.detail.append(base::trim(item.actual_text)).append(" of ");
    found.detail.append(base::trim(item.target_text));
    // A share of a share would only be mistaken for it.
    if (actual->thousandths >= 0 && target->unit != plan::amount_unit::percent) {
        const auto share = static_cast<double>(actual->thousandths) * 100 /
                           static_cast<double>(target->thousandths);
        found.detail += ", " + std::to_string(std::min(99L, std::lround(share))) + "%";
    }
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::target_missed
