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

TEST_CASE("a rate beyond what a channel takes is a warning, for it works all the same") {
    const settings::settings read =
        test::settings_of("[[discord]]\nname = \"d\"\nurl_file = \"secret.url\"\nper_second = 5\n"
                          "[[slack]]\nname = \"s\"\nurl_file = \"secret.url\"\nper_second = 0\n");
    REQUIRE(read.warnings.size() == 2);
    CHECK(read.warnings[0].line == 4);
    CHECK(read.warnings[0].key == "[[discord]] per_second");
    CHECK(read.warnings[0].message ==
          "it is 5, but Discord takes 30 messages a minute in one channel "
          "(discord/discord-api-docs#367): give at most 0.5; what is too much is put off and goes "
          "later");
    CHECK(read.warnings[1].key == "[[slack]] per_second");
    CHECK(read.warnings[1].message.starts_with("it is 0, which is no limit, but Slack takes one "));
}

TEST_CASE("where a server may be told to take more the warning says so") {
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
    CHECK(read.warnings[0].message.find("unless more has been allowed") != std::string::npos);
}
