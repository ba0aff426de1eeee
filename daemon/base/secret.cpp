#include "daemon/base/secret.hpp"

#include "daemon/base/error.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

namespace remembrancer::base {
namespace {

constexpr std::uintmax_t largest_secret = 64 * 1024;

} // namespace

std::ostream& operator<<(std::ostream& out, const secret&) {
    return out << "***";
}

secret read_secret_file(const std::string& path, const std::string& relative_to) {
    std::filesystem::path file(path);
    if (file.is_relative()) {
        const char* credentials =
            std::getenv("CREDENTIALS_DIRECTORY"); // NOLINT(concurrency-mt-unsafe)
        file = std::filesystem::path(credentials != nullptr ? credentials : relative_to) / file;
    }
    std::error_code ec;
    const auto size = std::filesystem::file_size(file, ec);
    std::ifstream in(file, std::ios::binary);
    if (ec || !in)
        throw user_error(exit_code::settings,
                         "cannot read the secret file " + file.string() +
                             ": create it, readable by the service's user only");
    if (size > largest_secret)
        throw user_error(exit_code::settings,
                         "the secret file " + file.string() + " is larger than 64 KiB");
    std::string value{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    while (!value.empty() && (value.back() == '\n' || value.back() == '\r'))
        value.pop_back();
    if (value.empty())
        throw user_error(exit_code::settings, "the secret file " + file.string() + " is empty");
    return secret(std::move(value));
}

} // namespace remembrancer::base
