#pragma once

#include <span>
#include <string_view>

namespace remembrancer::render {

struct named_template {
    std::string_view name; ///< the file's, without `.mustache`
    std::string_view text;
};

/// What stands in `config/templates`, as it was when the daemon was built.
[[nodiscard]] std::span<const named_template> builtin_templates();

} // namespace remembrancer::render
