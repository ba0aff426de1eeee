#pragma once

#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <string>

namespace remembrancer::test {

/// `config/remembrancer.toml`.
[[nodiscard]] std::string example();

/// The same with every key that it only shows switched on: `#key = ...` without its mark.
[[nodiscard]] std::string example_with_every_key();

/// The same without the keys of `auth = "xoauth2"`, which stand there for those of a password.
[[nodiscard]] std::string example_with_a_password();

/// A folder with the files that the example names, each with something of the right kind in it.
class example_folder {
public:
    example_folder();

    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

private:
    temporary_folder folder_;
};

} // namespace remembrancer::test
