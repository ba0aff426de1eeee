#pragma once

#include <stdexcept>
#include <string>

namespace remembrancer::base {

/// What a command ends with. The numbers are those of sysexits.h, so that scripts and systemd
/// read them as usual.
enum class exit_code : int {
    ok = 0,
    failure = 1,
    usage = 64,
    bad_data = 65,
    unavailable = 69,
    software = 70,
    io = 74,
    settings = 78,
};

/// A failure that somebody can mend. `what()` is shown to a person as it stands: it names the file,
/// the line or cell, what was expected, and what to do.
class user_error : public std::runtime_error {
public:
    user_error(exit_code code, const std::string& what);

    [[nodiscard]] exit_code code() const noexcept { return code_; }

private:
    exit_code code_;
};

} // namespace remembrancer::base
