#pragma once

#include <string>

namespace remembrancer::architecture {

struct command_result {
    /// What the shell returned; 127 when there is no such command.
    int status = 0;
    /// Standard output and standard error together, in English.
    std::string output;
};

/// Runs a line of shell and waits for it. `line` is this test's own text, never foreign.
[[nodiscard]] command_result run(const std::string& line);

/// A folder that is gone with its contents when the object is.
class temporary_folder {
public:
    temporary_folder();
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;
    ~temporary_folder();

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    void write(const std::string& name, const std::string& text) const;

private:
    std::string path_;
};

} // namespace remembrancer::architecture
