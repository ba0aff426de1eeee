#pragma once

#include "daemon/plan/digest.hpp"

#include <string>

namespace remembrancer::render {

/// The digest for a spreadsheet (RFC 4180): the figures, then each section with a line of its own
/// above it, parted by empty lines; in UTF-8 with a byte order mark. A text that a spreadsheet
/// would take for a formula begins with an apostrophe.
[[nodiscard]] std::string to_csv(const plan::digest& model);

} // namespace remembrancer::render
