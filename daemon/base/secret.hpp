#pragma once

#include <iosfwd>
#include <string>
#include <utility>

namespace remembrancer::base {

/// A password, token or secret URL. It prints as `***`, and only `reveal()` gives it away, so that
/// a search for that word finds every use.
class secret {
public:
    secret() = default;
    explicit secret(std::string value) : value_(std::move(value)) {}

    [[nodiscard]] const std::string& reveal() const noexcept { return value_; }
    [[nodiscard]] bool empty() const noexcept { return value_.empty(); }

    friend bool operator==(const secret&, const secret&) = default;

private:
    std::string value_;
};

std::ostream& operator<<(std::ostream& out, const secret&);

/// Reads a secret from a file, without the line end at its close. A relative path is looked up in
/// `$CREDENTIALS_DIRECTORY` (systemd.exec(5), LoadCredential=) when that is set, else in
/// `relative_to`. Throws user_error (settings) naming the path, never the contents.
[[nodiscard]] secret read_secret_file(const std::string& path, const std::string& relative_to);

} // namespace remembrancer::base
