#include "daemon/base/error.hpp"

namespace remembrancer::base {

user_error::user_error(exit_code code, const std::string& what)
    : std::runtime_error(what), code_(code) {}

} // namespace remembrancer::base
