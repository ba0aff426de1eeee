#include "daemon/rules/measure_jump.hpp"

#include "daemon/base/text.hpp"
#include "daemon/plan/amount.hpp"
#include "daemon/rules/news.hpp"

#include <cmath>

namespace remembrancer::rules::measure_jump {
namespace {

/// By how much it changed of what it was, in percent; none where it is no matter of percents.
std::optional<double> change_of(const plan::item& item) {
    const plan::item_history& history = item.history;
    if (item.kind != plan::item_kind::measure || !history.actual_changed_on || !is_chased(item))
        return std::nullopt;
    const auto before = plan::read_amount(history.actual_before);
    const auto now = plan::read_amount(item.actual_text);
    if (!before || !now || before->thousandths <= 0 || !plan::is_comparable(*before, *now))
        return std::nullopt;
    const auto was = static_cast<double>(before->thousandths);
    return (static_cast<double>(now->thousandths) - was) * 100 / was;
}

std::optional<double> jump_of(const plan::item& item, const context& in) {
    const auto change = change_of(item);
    return change && std::abs(*change) >= in.settings.jump_percent ? change : std::nullopt;
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const plan::item_history& history = of.item.history;
    if (!is_news(history.actual_changed_on, in))
        return std::nullopt;
    const auto jump = jump_of(of.item, in);
    if (!jump)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::measure_jump;
    found.reason = plan::reason::measure_jumped;
    found.anchor = history.actual_changed_on;
    found.bound_to_anchor = true;
    found.detail.append(base::trim(history.actual_before)).append(" to ");
    found.detail.append(base::trim(of.item.actual_text)).append(*jump > 0 ? ", up " : ", down ");
    found.detail += std::to_string(std::llround(std::abs(*jump))) + "%";
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    return jump_of(of.item, in) ? news_wake(of.item.history.actual_changed_on, in) : std::nullopt;
}

} // namespace remembrancer::rules::measure_jump
