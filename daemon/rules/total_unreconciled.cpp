#include "daemon/rules/total_unreconciled.hpp"

#include "daemon/base/text.hpp"
#include "daemon/plan/amount.hpp"

#include <cstdlib>

namespace remembrancer::rules::total_unreconciled {
namespace {

constexpr std::int64_t largest = 9'000'000'000'000'000; ///< that an amount may be, in thousandths

/// The parts' sum in the total's unit; none unless all of them count for the same period.
std::optional<plan::amount> sum_of(const subject& of, const plan::amount& total) {
    // One part alone is a list that has hardly begun.
    if (of.measure_parts.size() < 2)
        return std::nullopt;
    plan::amount sum{0, total.unit, total.rounded_to};
    for (const plan::measure_part& part : of.measure_parts) {
        const auto counted = plan::read_amount(part.actual_text);
        if (!counted || part.reported_on != of.item.reported_on ||
            !plan::is_comparable(*counted, total))
            return std::nullopt;
        sum.thousandths += counted->thousandths;
        sum.rounded_to += counted->rounded_to;
        if (std::abs(sum.thousandths) > largest)
            return std::nullopt;
    }
    return sum;
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    if (of.item.kind != plan::item_kind::measure || !is_chased(of.item))
        return std::nullopt;
    const auto total = plan::read_amount(of.item.actual_text);
    // Shares are of different wholes: they do not add up.
    if (!total || total->unit == plan::amount_unit::percent)
        return std::nullopt;
    const auto sum = sum_of(of, *total);
    // Each rounding is off by half a step at most.
    if (!sum || std::abs(sum->thousandths - total->thousandths) * 2 <= sum->rounded_to)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::total_unreconciled;
    found.reason = plan::reason::total_unreconciled;
    found.detail = std::string(base::trim(of.item.actual_text)) + " against " +
                   plan::in_words(*sum) + ", the sum of " +
                   std::to_string(of.measure_parts.size()) + " parts";
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::total_unreconciled
