// Each fixture holds one kind of fault, is named after it, and ends with what is to be said of it:
// lines of `#! `, in which the folder of the fixtures is left out.
#include "daemon/settings/load.hpp"
#include "tests/support/printing.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;
namespace fs = std::filesystem;

namespace {

using texts = std::vector<std::string>;

std::vector<fs::path> fixtures() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(REMEMBRANCER_FIXTURES_DIR))
        if (entry.path().filename().string().starts_with("conf."))
            found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

texts lines_of(std::istream& in) {
    texts lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

texts expected_of(const fs::path& fixture) {
    std::ifstream in(fixture);
    texts expected;
    for (const std::string& line : lines_of(in))
        if (line.starts_with("#! "))
            expected.push_back(line.substr(3));
    return expected;
}

std::string without_folder(std::string text) {
    const std::string folder = REMEMBRANCER_FIXTURES_DIR;
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at)) {
        const bool is_whole = text.compare(at + folder.size(), 1, "/") != 0;
        text.replace(at, folder.size() + (is_whole ? 0 : 1), is_whole ? "FOLDER" : "");
    }
    return text;
}

texts said_of(const fs::path& fixture) {
    try {
        static_cast<void>(settings::load_settings(fixture));
        return {"loaded"};
    } catch (const settings::settings_error& error) {
        CHECK(error.code() == base::exit_code::settings);
        std::istringstream in(without_folder(error.what()));
        return lines_of(in);
    }
}

} // namespace

TEST_CASE("a faulty settings file is refused with its faults, each by line and key") {
    const std::vector<fs::path> all = fixtures();
    CHECK(all.size() >= 80);
    for (const fs::path& fixture : all) {
        const std::string name = fixture.filename().string();
        CAPTURE(name);
        const texts said = said_of(fixture);
        CHECK(said == expected_of(fixture));
        for (const std::string& line : said)
            CHECK(line.starts_with(name + ":"));
    }
}

TEST_CASE("no fault tells a secret") {
    for (const fs::path& fixture : fixtures()) {
        for (const std::string& line : said_of(fixture)) {
            CAPTURE(line);
            CHECK(line.find("tops3cret") == std::string::npos);
            CHECK(line.find("hunter2") == std::string::npos);
            CHECK(line.find("dG9wczNjcmV0") == std::string::npos);
        }
    }
}

TEST_CASE("faults come as a list too, in the order of their lines") {
    try {
        static_cast<void>(settings::load_settings_text("[email]\n"
                                                       "port = 0\n"
                                                       "[log]\n"
                                                       "level = 3\n"
                                                       "colour = true\n",
                                                       "plan/some.toml"));
        FAIL("loaded");
    } catch (const settings::settings_error& error) {
        const std::vector<settings::fault> expected{
            {"plan/some.toml", 2, 8, "[email] port", "expected a number from 1 to 65535, found 0"},
            {"plan/some.toml", 4, 9, "[log] level",
             "expected \"debug\", \"info\", \"warning\" or \"error\", found 3"},
            {"plan/some.toml", 5, 1, "[log] colour", "there is no such key; there are level"},
        };
        REQUIRE(error.faults().size() == expected.size());
        for (std::size_t n = 0; n < expected.size(); ++n) {
            CAPTURE(to_text(error.faults()[n]));
            CHECK(error.faults()[n] == expected[n]);
        }
    }
}
