#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace remembrancer::tests {

/// A file of its own folder under the system's temporary directory, gone at the end of the scope.
class temporary_file {
public:
    temporary_file(std::string_view name, std::string_view bytes) {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "remembrancer-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error("no temporary directory");
        folder_ = pattern;
        path_ = folder_ / name;
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;
    ~temporary_file() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path folder_;
    std::filesystem::path path_;
};

} // namespace remembrancer::tests
