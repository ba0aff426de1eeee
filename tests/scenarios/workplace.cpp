#include "tests/scenarios/workplace.hpp"

#include "tests/support/child_process.hpp"
#include "tests/support/demo_folder.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace remembrancer::tests {
namespace {

// Nothing here takes seconds on an idle machine; the limit is for a hung program.
constexpr std::chrono::minutes patience{4};

} // namespace

workplace::workplace() : workplace(test::demo_folder()) {}

workplace::workplace(const std::filesystem::path& plan) {
    for (const auto& entry : std::filesystem::directory_iterator(plan)) {
        if (entry.is_regular_file())
            std::filesystem::copy_file(entry.path(), folder_.path() / entry.path().filename());
    }
}

void workplace::write(const std::string& name, std::string_view text) const {
    std::ofstream(file(name), std::ios::binary) << text;
}

std::string workplace::read(const std::string& name) const {
    std::ifstream in(file(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void workplace::edit(const std::string& name, const std::string& from,
                     const std::string& to) const {
    std::string text = read(name);
    const auto at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, "not in " << name << ": " << from);
    REQUIRE_MESSAGE(text.find(from, at + 1) == std::string::npos, "more than once: " << from);
    write(name, text.replace(at, from.size(), to));
}

void workplace::copy(const std::string& from, const std::string& to) const {
    std::filesystem::copy_file(file(from), file(to),
                               std::filesystem::copy_options::overwrite_existing);
}

said workplace::call(std::vector<std::string> arguments) const {
    support::child_options how;
    how.program = REMEMBRANCER_PROGRAM;
    how.arguments = std::move(arguments);
    how.directory = folder_.path();
    how.err = {};
    support::child_process child(how);
    const auto ended = child.wait(patience);
    REQUIRE_MESSAGE(ended, "still running: " << child.err());
    REQUIRE_MESSAGE(ended->signal == 0, "killed by signal " << ended->signal << child.err());
    return {ended->code, child.out(), child.err()};
}

std::vector<std::string> workplace::at_home(std::vector<std::string> command) const {
    const std::vector<std::string> home{"--config", file("remembrancer.toml"), "--store",
                                        file("plan.db")};
    command.insert(command.begin(), home.begin(), home.end());
    return command;
}

std::string workplace::tell(std::vector<std::string> command) const {
    const std::string name = command.front();
    said answer = call(at_home(std::move(command)));
    REQUIRE_MESSAGE(answer.code == 0, name << " ended with " << answer.code << ": " << answer.err);
    return answer.out;
}

nlohmann::json workplace::ask(std::vector<std::string> command) const {
    command.insert(command.begin(), "--json");
    return nlohmann::json::parse(tell(std::move(command)));
}

std::vector<nlohmann::json> workplace::list(std::vector<std::string> command) const {
    command.insert(command.begin(), "--json");
    return lines_of(tell(std::move(command)));
}

void workplace::import_demo() const {
    (void)tell({"import", file("programme-workbook.xlsx")});
}

std::string workplace::run(const std::string& from, const std::string& until) const {
    const std::string before = read("send.log");
    (void)tell({"run", "--clock-start", from, "--clock-speed", "max", "--until", until,
                "--send-log", file("send.log")});
    return read("send.log").substr(before.size());
}

std::vector<std::filesystem::path> workplace::mails() const {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(file("maildir") + "/new"))
        found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

std::vector<nlohmann::json> lines_of(const std::string& text) {
    std::vector<nlohmann::json> values;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        values.push_back(nlohmann::json::parse(line));
    return values;
}

} // namespace remembrancer::tests
