#pragma once

#include "tests/architecture/fault.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::architecture {

/// gcc 12 destroys some temporaries of a `co_await` expression twice: those of a lambda with owning
/// captures, of a braced aggregate, of `?:` over class types. So none of the three stands in the
/// full expression around a `co_await`, over however many lines it goes; such an object gets a name
/// on a line of its own.
[[nodiscard]] std::vector<fault> co_await_faults(const std::string& path, std::string_view text);

} // namespace remembrancer::architecture
