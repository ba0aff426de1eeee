#pragma once

#include "daemon/plan/listed_programme.hpp"
#include "daemon/settings/document.hpp"

#include <span>
#include <string>
#include <vector>

namespace remembrancer::settings {

/// A settings file's tables, and what the listed programmes say where the file says nothing.
struct described_document {
    node root;
    /// Where the file says otherwise, which counts: a sentence each.
    std::vector<std::string> doubts;
};

/// Puts each listed programme into `[programme]` and its like where it has the first's name, else
/// into the `[[further_programme]]` of its name, else into a new one. What it puts there has no
/// line. What is no table where one belongs stays as it is, for the readers to refuse.
[[nodiscard]] described_document
with_listed_programmes(node root, std::span<const plan::listed_programme> listed);

} // namespace remembrancer::settings
