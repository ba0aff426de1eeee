#pragma once

#include "daemon/base/error.hpp"

#include <string>
#include <vector>

namespace remembrancer::settings {

/// One thing that is wrong in a settings file.
struct fault {
    std::string file;
    int line = 0;        ///< 1-based; 0 when the fault is at no line: something is missing
    int column = 0;      ///< 1-based, in characters
    std::string key;     ///< with its table, as in `[email] port`; may be empty
    std::string message; ///< what was expected and found; holds no secret

    friend bool operator==(const fault&, const fault&) = default;
};

/// `remembrancer.toml:12: [email] port: expected ..., found "abc"`.
[[nodiscard]] std::string to_text(const fault& what);

/// Every fault of a file at once, in the order of their lines. `what()` has each on its own line.
class settings_error : public base::user_error {
public:
    explicit settings_error(std::vector<fault> faults);

    [[nodiscard]] const std::vector<fault>& faults() const noexcept { return faults_; }

private:
    std::vector<fault> faults_;
};

} // namespace remembrancer::settings
