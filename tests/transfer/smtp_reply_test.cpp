#include "connectors/transfer/smtp_reply.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;
using transfer::enhanced_code;
using transfer::smtp_reply;

TEST_CASE("a reply is read from its lines, whatever stands in them") {
    struct row {
        std::string name;
        std::vector<std::string> lines;
        std::optional<smtp_reply> expected; ///< of the last line
    };
    const row rows[] = {
        {"usual", {"250 2.1.0 Ok\r\n"}, smtp_reply{250, enhanced_code{2, 1, 0}, "2.1.0 Ok"}},
        {"no text", {"250\r\n"}, smtp_reply{250, {}, ""}},
        {"no enhanced code", {"550 no such user"}, smtp_reply{550, {}, "no such user"}},
        {"several lines",
         {"550-5.1.1 The account", "550 5.1.1 is not here"},
         smtp_reply{550, enhanced_code{5, 1, 1}, "5.1.1 The account 5.1.1 is not here"}},
        {"three digits", {"550 5.7.708 x"}, smtp_reply{550, enhanced_code{5, 7, 708}, "5.7.708 x"}},
        {"of another class", {"550 2.1.1 x"}, smtp_reply{550, {}, "2.1.1 x"}},
        {"a version, not a code", {"220 4.98.2.1 x"}, smtp_reply{220, {}, "4.98.2.1 x"}},
        {"not finished", {"250-PIPELINING"}, std::nullopt},
        {"empty", {""}, std::nullopt},
        {"two digits", {"25 x"}, std::nullopt},
        {"four digits", {"2500 x"}, std::nullopt},
        {"below 100", {"099 x"}, std::nullopt},
        {"negative", {"-50 x"}, std::nullopt},
        {"no reply at all", {"HTTP/1.1 200 OK"}, std::nullopt},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        transfer::smtp_reply_reader reader;
        std::optional<smtp_reply> got;
        for (const std::string& line : r.lines)
            got = reader.add(line);
        CHECK(got == r.expected);
    }
}

TEST_CASE("a peer that never ends its reply costs 500 bytes") {
    transfer::smtp_reply_reader reader;
    for (int i = 0; i < 10'000; ++i)
        CHECK_FALSE(reader.add("550-" + std::string(200, 'x')));
    const auto reply = reader.add("550 end");
    REQUIRE(reply);
    CHECK(reply->text.size() == 500);
}
