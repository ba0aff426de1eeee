#include "daemon/base/digest.hpp"

#include <fmt/format.h>

namespace remembrancer::base {

std::string digester::text() const {
    return fmt::format("{:016x}", hash_);
}

std::string digest(std::string_view text) {
    digester all;
    all.add(text);
    return all.text();
}

} // namespace remembrancer::base
