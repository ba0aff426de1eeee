#pragma once

#include "daemon/plan/message.hpp"
#include "daemon/render/render_settings.hpp"
#include "daemon/render/template_facts.hpp"

namespace remembrancer::render {

/// What the templates may name (template_key_names.hpp has the list). Every text in it is one line,
/// without controls, and says so where it was cut; none is escaped yet.
[[nodiscard]] template_facts facts_of(const plan::message& model, const render_settings& settings);

} // namespace remembrancer::render
