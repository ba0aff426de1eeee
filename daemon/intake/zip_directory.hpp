#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace remembrancer::intake {

/// The largest size in bytes that any end-of-directory record in the file's tail claims for the
/// archive's directory (APPNOTE 4.3.14 to 4.3.16). Empty when there is no such record, as in a file
/// that is cut short, or when the file cannot be read.
///
/// libzip allocates about five times the directory before it tells how many entries there are, so
/// this is asked first.
[[nodiscard]] std::optional<std::uint64_t>
claimed_directory_bytes(const std::filesystem::path& archive);

} // namespace remembrancer::intake
