#include "connectors/transfer/smtp_token.hpp"

#include <cstdlib>
#include <filesystem>

#include <sys/stat.h>

namespace remembrancer::transfer {
namespace {

// Where read_secret_file looks, so that both speak of the same file.
std::string resolved(const std::string& path) {
    const char* credentials = std::getenv("CREDENTIALS_DIRECTORY"); // NOLINT(concurrency-mt-unsafe)
    const std::filesystem::path base = credentials != nullptr ? credentials : "";
    return (base / path).string(); // an absolute path stays as it is
}

} // namespace

const base::secret& smtp_token::current() {
    struct stat status {};
    stamp now{};
    if (::stat(resolved(path_).c_str(), &status) == 0)
        now = {status.st_dev, status.st_ino, status.st_size,
               status.st_ctim.tv_sec * 1'000'000'000 + status.st_ctim.tv_nsec};
    if (token_.empty() || now == stamp{} || now != read_at_) {
        token_ = base::read_secret_file(path_, "");
        read_at_ = now;
    }
    return token_;
}

} // namespace remembrancer::transfer
