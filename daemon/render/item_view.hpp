#pragma once

#include "daemon/render/sections.hpp"
#include "daemon/render/template_facts.hpp"

#include <string>

namespace remembrancer::render {

/// What the templates may name of one item of `model`.
[[nodiscard]] template_facts facts_of(const placed_item& placed, const plan::message& model);

/// `Scope signed off (due 7 December 2018)`, for the line that mail programs show beside the
/// subject.
[[nodiscard]] std::string in_short(const placed_item& placed);

} // namespace remembrancer::render
