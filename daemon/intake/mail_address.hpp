#pragma once

#include <string>
#include <string_view>

namespace remembrancer::intake {

/// The address in what people paste: `mailto:a@b.org`, `Name <a@b.org>`, `a@b.org;`,
/// `a@b.org.`. Anything else is as it was, without the white space around it.
[[nodiscard]] std::string unwrapped_address(std::string_view typed);

/// What is obviously wrong with an address, as a question without what was typed; empty for
/// nothing. The connector that sends has the last word.
[[nodiscard]] std::string address_question(std::string_view address);

} // namespace remembrancer::intake
