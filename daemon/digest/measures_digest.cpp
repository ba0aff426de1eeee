#include "daemon/digest/measures_digest.hpp"

#include "daemon/plan/amount.hpp"

#include <algorithm>
#include <cmath>

namespace remembrancer::digest {
namespace {

using column = plan::digest_column;

plan::digest_cell typed(const std::string& text) {
    return text.empty() ? plan::digest_cell() : cell(text);
}

/// What was counted in the period before; without periods, before it changed.
const std::string& actual_before(const plan::item& measure) {
    const plan::item_history& history = measure.history;
    const bool is_unchanged = history.moved_on && (!history.actual_changed_on ||
                                                   *history.actual_changed_on < *history.moved_on);
    return is_unchanged ? measure.actual_text : history.actual_before;
}

/// In hundredths, and what is short of the target; blank where they cannot be compared.
struct result {
    plan::digest_cell share;
    plan::digest_cell shortfall;
    bool is_compared = false;
    bool is_met = false;
};

result compared(const plan::item& measure) {
    const auto target = plan::read_amount(measure.target_text);
    const auto actual = plan::read_amount(measure.actual_text);
    if (!target || !actual || !plan::is_comparable(*actual, *target))
        return {};
    result out;
    out.is_compared = true;
    out.is_met = actual->thousandths >= target->thousandths;
    if (target->thousandths > 0 && target->unit != plan::amount_unit::percent) {
        const double share = static_cast<double>(actual->thousandths) * 100 /
                             static_cast<double>(target->thousandths);
        constexpr double most = 1e6;
        const auto rounded = static_cast<int>(std::lround(std::clamp(share, -most, most)));
        // What is short of it is not all of it.
        out.share = cell(out.is_met ? rounded : std::min(rounded, 99));
    }
    if (!out.is_met) {
        plan::amount missing = *target;
        missing.thousandths -= actual->thousandths;
        out.shortfall = cell(plan::in_words(missing), plan::emphasis::most);
    }
    return out;
}

} // namespace

plan::digest measures_digest(const context& in, std::span<const plan::item> items,
                             const kept_findings& contradictions) {
    plan::digest out = begun(plan::digest_kind::measures, in);
    rows table(plan::digest_part::measures,
               {column::item, column::workstream, column::due, column::target, column::actual,
                column::share, column::actual_before, column::shortfall});
    int met = 0;
    int all = 0;
    for (const plan::item& item : items) {
        if (item.kind != plan::item_kind::measure || item.vanished_on ||
            (item.target_text.empty() && item.actual_text.empty()))
            continue;
        result found = compared(item);
        all += found.is_compared ? 1 : 0;
        met += found.is_met ? 1 : 0;
        table.add(place_of(item),
                  {cell(item.title), typed(item.workstream), day_cell(item.reported_on),
                   typed(item.target_text), typed(item.actual_text), std::move(found.share),
                   typed(actual_before(item)), std::move(found.shortfall)});
    }
    if (all > 0)
        out.figures.push_back({plan::digest_figure::on_target, met, all, {}, {}});
    std::move(table).put_into(out);
    contradictions.put_into(out, plan::digest_part::contradictions);
    return out;
}

} // namespace remembrancer::digest
