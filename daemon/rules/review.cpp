#include "daemon/rules/review.hpp"

namespace remembrancer::rules {
namespace {

bool says_no_day(const plan::plan_date& when) {
    return when.precision == plan::precision::none ||
           when.precision == plan::precision::to_be_confirmed;
}

} // namespace

bool is_never_reviewed(const plan::item& item) {
    return plan::is_in_register(item.kind) && says_no_day(item.baseline) &&
           says_no_day(item.forecast) && says_no_day(item.review);
}

} // namespace remembrancer::rules
