#include "daemon/rules/decided_at.hpp"

namespace remembrancer::rules {

std::optional<decided_at> decision_ahead(const subject& of, const context& in) {
    if (of.boards.empty() || of.boards.back() == nullptr || !is_chased(of.item) ||
        of.item.kind != plan::item_kind::decision)
        return std::nullopt;
    const auto meeting = calendar::meeting_for(of.item, *of.boards.back());
    if (!meeting || in.today > *meeting)
        return std::nullopt;
    return decided_at{*of.boards.back(), *meeting};
}

} // namespace remembrancer::rules
