#include "daemon/settings/load.hpp"
#include "tests/settings/example_text.hpp"

#include <random>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

constexpr unsigned seed = 20'181'205;
constexpr int rounds_of_mutation = 300;

using random_source = std::mt19937; // its numbers are the same everywhere

std::size_t below(std::size_t limit, random_source& random) {
    return limit == 0 ? 0 : random() % limit;
}

// One of the slips that editing and damaged disks make.
void mutate(std::string& text, random_source& random) {
    static constexpr std::string_view pieces[] = {"\"",
                                                  "[",
                                                  "]",
                                                  "[[",
                                                  "= ",
                                                  "\n",
                                                  "#",
                                                  "-1",
                                                  "9999999999999999999",
                                                  "true",
                                                  "\xff",
                                                  "{",
                                                  "}",
                                                  "''",
                                                  "nan",
                                                  "\\",
                                                  "1979-05-27T07:32:00Z"};
    const std::size_t at = below(text.size(), random);
    const std::size_t length = 1 + below(20, random);
    switch (below(4, random)) {
    case 0:
        text.erase(at, length);
        break;
    case 1:
        text.insert(at, pieces[below(std::size(pieces), random)]);
        break;
    case 2:
        text.insert(at, text.substr(below(text.size(), random), length * 10));
        break;
    default:
        text[at] = static_cast<char>(below(256, random));
    }
}

} // namespace

TEST_CASE("whatever befalls a settings file, it loads or its faults are listed") {
    const test::example_folder folder;
    const std::string whole = test::example_with_a_password();
    random_source random(seed);
    int refused = 0;
    for (int n = 0; n < rounds_of_mutation; ++n) {
        CAPTURE(n);
        std::string text = whole;
        for (std::size_t times = 1 + below(4, random); times > 0; --times)
            mutate(text, random);
        try {
            static_cast<void>(settings::load_settings_text(text, folder.path() / "all.toml"));
        } catch (const settings::settings_error& error) {
            ++refused;
            REQUIRE_FALSE(error.faults().empty());
            for (const settings::fault& one : error.faults())
                CHECK(one.line <= static_cast<int>(text.size()));
        }
    }
    CHECK(refused > rounds_of_mutation / 4);
    CHECK(refused < rounds_of_mutation);
}
