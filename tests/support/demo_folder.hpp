#pragma once

#include <filesystem>

namespace remembrancer::test {

/// The real plan of the demonstration, on which many tests stand. A function, so that only one
/// object file knows where the sources are, and a compiler cache serves every clone of them.
[[nodiscard]] const std::filesystem::path& demo_folder();

} // namespace remembrancer::test
