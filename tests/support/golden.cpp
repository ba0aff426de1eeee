#include "tests/support/golden.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace remembrancer::support {
namespace {

std::string_view next_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

std::string first_difference(std::string_view expected, std::string_view actual) {
    for (int line = 1; !expected.empty() || !actual.empty(); ++line) {
        const std::string_view wanted = next_line(expected);
        const std::string_view found = next_line(actual);
        if (wanted != found)
            return "line " + std::to_string(line) + "\nexpected: " + std::string(wanted) +
                   "\nfound:    " + std::string(found);
    }
    return "the last line end";
}

} // namespace

std::string golden_difference(std::string_view name, std::string_view actual) {
    const std::filesystem::path file = std::filesystem::path(REMEMBRANCER_GOLDEN_DIR) / name;
    const char* update = std::getenv("UPDATE_GOLDEN");
    if (update != nullptr && std::string_view(update) == "1") {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream out(file, std::ios::binary);
        out << actual;
        if (!out.flush())
            throw std::runtime_error("cannot write " + file.string());
        return {};
    }
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return file.string() + " is missing; UPDATE_GOLDEN=1 writes it";
    const std::string expected{std::istreambuf_iterator<char>(in), {}};
    if (expected == actual)
        return {};
    return file.filename().string() + " " + first_difference(expected, actual);
}

} // namespace remembrancer::support
