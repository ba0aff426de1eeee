#pragma once

#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace remembrancer::tests {

/// What a command said and how it ended.
struct said {
    int code = 0;
    std::string out;
    std::string err;
};

/// A folder with the demonstration's settings and tables, and the real program to be called in it.
/// The store is `plan.db`, the Maildir `maildir`.
class workplace {
public:
    workplace();
    /// With the files of another folder instead.
    explicit workplace(const std::filesystem::path& plan);

    [[nodiscard]] std::string file(const std::string& name) const { return folder_.file(name); }
    void write(const std::string& name, std::string_view text) const;
    [[nodiscard]] std::string read(const std::string& name) const;
    /// Puts `to` in the place of the only `from` in a file; another count fails the test.
    void edit(const std::string& name, const std::string& from, const std::string& to) const;
    void copy(const std::string& from, const std::string& to) const;

    /// Calls the program with these arguments and nothing else.
    [[nodiscard]] said call(std::vector<std::string> arguments) const;
    /// The same with this workplace's settings and store; a failure fails the test.
    [[nodiscard]] std::string tell(std::vector<std::string> command) const;
    [[nodiscard]] nlohmann::json ask(std::vector<std::string> command) const; ///< with --json
    /// With --json, a value a line.
    [[nodiscard]] std::vector<nlohmann::json> list(std::vector<std::string> command) const;

    /// The demonstration's workbook.
    void import_demo() const;
    /// Runs the daemon as fast as it goes between two local times; the lines that it added to the
    /// send log `send.log`.
    [[nodiscard]] std::string run(const std::string& from, const std::string& until) const;
    /// The files in the Maildir's `new`.
    [[nodiscard]] std::vector<std::filesystem::path> mails() const;

private:
    [[nodiscard]] std::vector<std::string> at_home(std::vector<std::string> command) const;

    test::temporary_folder folder_;
};

/// A value of JSON on each line.
[[nodiscard]] std::vector<nlohmann::json> lines_of(const std::string& text);

} // namespace remembrancer::tests
