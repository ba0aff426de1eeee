#pragma once

#include "daemon/base/secret.hpp"

#include <cstdint>
#include <string>
#include <tuple>

namespace remembrancer::transfer {

/// An access token that somebody else keeps fresh in a file. One thread.
class smtp_token {
public:
    explicit smtp_token(std::string path) : path_(std::move(path)) {}

    /// The token as the file has it now; read again only when the file has changed. Throws
    /// base::user_error naming the path.
    [[nodiscard]] const base::secret& current();

private:
    /// Device, inode, size, and time of change in nanoseconds.
    using stamp = std::tuple<std::uint64_t, std::uint64_t, std::int64_t, std::int64_t>;

    std::string path_;
    stamp read_at_{};
    base::secret token_;
};

} // namespace remembrancer::transfer
