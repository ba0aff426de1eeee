#pragma once

#include "daemon/plan/digest.hpp"

#include <cstddef>
#include <functional>

namespace remembrancer::render {

/// The same with at most so many rows and findings in a section, the first, besides its total;
/// those left out are counted. The map of risks stays whole: of a map a part says nothing.
[[nodiscard]] plan::digest with_at_most(const plan::digest& whole, std::size_t rows);

/// The same with as few rows of its longest sections left out as bring `size_of` it within a
/// budget; what is over it without any row stays over it.
[[nodiscard]] plan::digest fitted(const plan::digest& whole, std::size_t budget,
                                  const std::function<std::size_t(const plan::digest&)>& size_of);

} // namespace remembrancer::render
