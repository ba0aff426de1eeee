#pragma once

#include <string>
#include <vector>

namespace remembrancer::architecture {

/// One place where the tree breaks one of its rules.
struct fault {
    std::string path;
    /// Counted from 1; 0 when the whole file or folder is meant.
    int line = 0;
    std::string what;
};

/// One line a fault, as a compiler would write it, so that an editor can jump there.
[[nodiscard]] std::string report(const std::vector<fault>& faults);

void append(std::vector<fault>& to, std::vector<fault> more);

} // namespace remembrancer::architecture
