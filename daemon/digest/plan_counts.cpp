#include "daemon/digest/plan_counts.hpp"

#include "daemon/plan/list_rating.hpp"

namespace remembrancer::digest {
namespace {

using std::chrono::days;

/// Closed, or no longer in the plan: the forward plan leaves both out.
bool is_open(const plan::item& item) {
    return !item.closed && !item.vanished_on;
}

void add_milestone(milestone_counts& counts, const plan::item& item, plan::date today) {
    ++counts.total;
    if (!is_open(item))
        return;
    ++counts.open;
    counts.past_baseline += item.baseline.by && *item.baseline.by < today ? 1 : 0;
    counts.no_forecast += item.forecast.precision == plan::precision::none ? 1 : 0;
    counts.forecast_unknown += plan::forecast_unknown(item) ? 1 : 0;
    const auto by = plan::effective_by(item);
    if (!by)
        return;
    counts.overdue += *by < today ? 1 : 0;
    counts.due_in_7_days += *by >= today && *by <= today + days(7) ? 1 : 0;
    counts.due_in_8_weeks += *by >= today && *by <= today + days(56) ? 1 : 0;
}

void add_to_register(register_counts& counts, const plan::item& item, plan::date today) {
    ++counts.total;
    if (!is_open(item))
        return;
    ++counts.open;
    const auto by = plan::effective_by(item);
    counts.overdue += by && *by < today ? 1 : 0;
}

} // namespace

void add(plan_counts& counts, const plan::item& item, plan::date today) {
    switch (item.kind) {
    case plan::item_kind::milestone:
        add_milestone(counts.milestones, item, today);
        break;
    case plan::item_kind::risk:
        add_to_register(counts.risks, item, today);
        break;
    case plan::item_kind::issue:
        add_to_register(counts.issues, item, today);
        break;
    case plan::item_kind::product:
        add_to_register(counts.products, item, today);
        break;
    case plan::item_kind::decision:
        add_to_register(counts.decisions, item, today);
        break;
    case plan::item_kind::promise:
        add_to_register(counts.promises, item, today);
        break;
    case plan::item_kind::report:
        counts.reports += plan::is_rated_in_list(item) ? 0 : 1;
        break;
    case plan::item_kind::measure:
        ++counts.measures;
        break;
    }
    if (is_open(item))
        counts.questions += static_cast<int>(item.questions.size());
    counts.vanished += !item.closed && item.vanished_on ? 1 : 0;
}

} // namespace remembrancer::digest
