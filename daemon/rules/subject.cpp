#include "daemon/rules/subject.hpp"

namespace remembrancer::rules {

bool paused(const plan::item& item) {
    return item.vanished_on.has_value();
}

bool is_chased(const plan::item& item) {
    return !item.closed && !paused(item);
}

const plan::plan_date* effective_date(const plan::item& item) {
    if (!plan::effective_by(item))
        return nullptr;
    return item.forecast.by ? &item.forecast : &item.baseline;
}

} // namespace remembrancer::rules
