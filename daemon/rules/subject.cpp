#include "daemon/rules/subject.hpp"

namespace remembrancer::rules {

bool paused(const plan::item& item) {
    return item.vanished_on.has_value();
}

bool is_chased(const plan::item& item) {
    return !item.closed && !paused(item);
}

} // namespace remembrancer::rules
