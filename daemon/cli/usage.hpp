#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
} // namespace CLI

namespace remembrancer::cli {

/// What is wrong with a command line that `app` could not parse, and what would be right: one line,
/// to be made printable.
[[nodiscard]] std::string usage_fault(const CLI::App& app, const CLI::ParseError& error);

} // namespace remembrancer::cli
