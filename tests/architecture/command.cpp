#include "tests/architecture/command.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <sys/wait.h>

namespace remembrancer::architecture {

command_result run(const std::string& line) {
    const std::string whole = "export LC_ALL=C; exec 2>&1; " + line;
    std::FILE* pipe = popen(whole.c_str(), "r");
    if (pipe == nullptr)
        throw std::system_error(errno, std::generic_category(), "popen");
    command_result result;
    std::array<char, 4096> buffer{};
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe))
        result.output.append(buffer.data(), got);
    const int status = pclose(pipe);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

temporary_folder::temporary_folder()
    : path_((std::filesystem::temp_directory_path() / "remembrancer-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr)
        throw std::system_error(errno, std::generic_category(), path_);
}

temporary_folder::~temporary_folder() {
    std::error_code ec;
    std::filesystem::remove_all(path_, ec);
}

void temporary_folder::write(const std::string& name, const std::string& text) const {
    const std::filesystem::path path = std::filesystem::path(path_) / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

} // namespace remembrancer::architecture
