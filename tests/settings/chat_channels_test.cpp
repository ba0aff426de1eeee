#include "tests/settings/settings_text.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("a channel that says nothing of its rate keeps within what its server takes") {
    const std::vector<std::pair<std::string, double>> rows{
        {"[[ntfy]]\nname = \"c\"\ntopic = \"programme-x7Kq2\"\n", 0.2},
        {"[[webex]]\nname = \"c\"\nurl_file = \"secret.url\"\n", 1},
        {"[[slack]]\nname = \"c\"\nurl_file = \"secret.url\"\n", 1},
        {"[[discord]]\nname = \"c\"\nurl_file = \"secret.url\"\n", 0.5},
    };
    for (const auto& [text, rate] : rows) {
        CAPTURE(text);
        const settings::settings read = test::settings_of(text);
        REQUIRE(read.chat_channels.size() == 1);
        CHECK(read.chat_channels[0].per_second == rate);
        CHECK(read.warnings.empty());
    }
}

TEST_CASE("a rate beyond what a server takes unless it is told to take more is a warning") {
    const settings::settings read = test::settings_of("[[ntfy]]\n"
                                                      "name = \"phones\"\n"
                                                      "url = \"https://ntfy.example.org\"\n"
                                                      "topic = \"programme-x7Kq2\"\n"
                                                      "per_second = 5\n");
    REQUIRE(read.chat_channels.size() == 1);
    CHECK(read.chat_channels[0].per_second == 5);
    REQUIRE(read.warnings.size() == 1);
    CHECK(read.warnings[0].line == 5);
    CHECK(read.warnings[0].key == "[[ntfy]] per_second");
    CHECK(read.warnings[0].message.starts_with("it is 5, but ntfy takes one message in five "));
}
