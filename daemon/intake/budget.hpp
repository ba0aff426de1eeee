#pragma once

#include "daemon/intake/limits.hpp"

#include <cstddef>
#include <string>

namespace remembrancer::intake {

/// What one file has cost so far. Each `take_` ends the reading with a clear error once its limit
/// is passed. One file, one thread.
class budget {
public:
    /// `file` is what errors call the file; `allowed` outlives the budget.
    budget(std::string file, const limits& allowed);

    [[nodiscard]] const std::string& file() const noexcept { return file_; }
    [[nodiscard]] const limits& allowed() const noexcept { return allowed_; }

    void take_unpacked(std::size_t bytes);
    void take_event();
    void take_cell();
    void take_text(std::size_t bytes);
    /// Ends the reading if a text that is still being collected is already too long.
    void check_text(std::size_t bytes) const;

private:
    [[noreturn]] void too_much_text() const;

    std::string file_;
    const limits& allowed_;
    std::size_t unpacked_ = 0;
    std::size_t events_ = 0;
    std::size_t cells_ = 0;
    std::size_t text_ = 0;
};

} // namespace remembrancer::intake
