#pragma once

#include "daemon/intake/zip_archive.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::intake {

/// An arrow from one part of a package to another (ECMA-376 part 2, 9.3).
struct relationship {
    std::string id;
    /// The last word of the type, the same in both flavours of the standard: `worksheet`, `styles`.
    std::string type;
    /// The part meant, from the root of the package.
    std::string target;
};

/// The relationships of `part` (empty: of the package) to parts of the package. None when the
/// package says nothing about the part.
[[nodiscard]] std::vector<relationship> read_relationships(zip_archive& archive,
                                                           std::string_view part);

/// `target` as seen from `part`: `/xl/a.xml` and `../xl/a.xml` both become `xl/a.xml`.
[[nodiscard]] std::string resolve_target(std::string_view part, std::string_view target);

} // namespace remembrancer::intake
