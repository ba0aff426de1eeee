#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace remembrancer::support {

/// An empty directory of the test's own; it and what is in it vanish with the object.
class temporary_directory {
public:
    temporary_directory() {
        std::string name =
            (std::filesystem::temp_directory_path() / "remembrancer-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw std::system_error(errno, std::generic_category(), name);
        path_ = name;
    }
    temporary_directory(const temporary_directory&) = delete;
    temporary_directory& operator=(const temporary_directory&) = delete;
    ~temporary_directory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace remembrancer::support
