#pragma once

#include <string>

namespace remembrancer::render {

struct render_settings {
    /// How else to reach the programme office, for the foot of every message: an address, a
    /// telephone number, or empty. One line.
    std::string office_contact;
};

} // namespace remembrancer::render
