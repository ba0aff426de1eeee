#pragma once

#include "daemon/plan/digest.hpp"
#include "daemon/render/render_settings.hpp"
#include "daemon/render/template_facts.hpp"

namespace remembrancer::render {

/// What the templates of digests may name, as of a message's in view.hpp.
[[nodiscard]] template_facts facts_of(const plan::digest& model, const render_settings& settings);

/// A cell as both of mail's parts and a table for a spreadsheet write it: one line; empty for a
/// blank one.
[[nodiscard]] std::string in_words(const plan::digest_cell::content& value);

/// What a row of the section is about. `row` is one of its own.
[[nodiscard]] std::string name_of_row(const plan::digest_section& section,
                                      const std::vector<plan::digest_cell>& row);

} // namespace remembrancer::render
