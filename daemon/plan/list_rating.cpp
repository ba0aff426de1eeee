#include "daemon/plan/list_rating.hpp"

#include "daemon/plan/item.hpp"

namespace remembrancer::plan {

bool is_rated_in_list(const item& subject) {
    return subject.kind == item_kind::report && !subject.reported_on && subject.rag != rag::none &&
           subject.parts.empty() && subject.questions.empty();
}

} // namespace remembrancer::plan
