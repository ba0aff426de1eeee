#pragma once

#include <fstream>
#include <iterator>
#include <string>

namespace remembrancer::test {

[[nodiscard]] inline std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace remembrancer::test
