#include "daemon/rules/rated_parts.hpp"

namespace remembrancer::rules {

bool is_on_scale(plan::rag rating) {
    return rating != plan::rag::none && rating != plan::rag::unreadable;
}

std::string listed(const std::vector<std::string_view>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

std::vector<const plan::rated_part*> rated(const std::vector<plan::rated_part>& parts) {
    std::vector<const plan::rated_part*> found;
    for (const plan::rated_part& part : parts)
        if (is_on_scale(part.rating))
            found.push_back(&part);
    return found;
}

} // namespace remembrancer::rules
