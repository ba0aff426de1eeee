#include "daemon/intake/history.hpp"

namespace remembrancer::intake {
namespace {

/// What a re-cast moves; of what is told each period, that period.
std::optional<plan::date> day_of(const plan::item& item) {
    return plan::is_of_period(item.kind) ? item.reported_on : plan::effective_by(item);
}

} // namespace

plan::item_history history_of_new(const plan::item& seen) {
    plan::item_history history;
    history.first_effective = plan::effective_by(seen);
    return history;
}

plan::item_history history_after(const plan::item& before, const plan::item& after,
                                 const change_origin& from) {
    plan::item_history history = before.history;
    const auto was = day_of(before);
    const auto is = day_of(after);
    if (!history.first_effective && was != is && !plan::is_of_period(after.kind))
        history.first_effective = was ? was : is;
    if (was && is && was != is) {
        history.moved_from = was;
        history.moved_on = from.as_of;
        history.moved_by = from.by;
    }
    if (before.rag != after.rag && after.rag != plan::rag::unreadable) {
        history.rag_before = before.rag;
        history.rag_changed_on = from.as_of;
    }
    if (before.score != after.score) {
        history.score_before = before.score;
        history.score_changed_on = from.as_of;
    }
    if (before.parts != after.parts) {
        history.parts_before = before.parts;
        history.parts_changed_on = from.as_of;
    }
    if (before.actual_text != after.actual_text) {
        history.actual_before = before.actual_text;
        history.actual_changed_on = from.as_of;
    }
    return history;
}

} // namespace remembrancer::intake
