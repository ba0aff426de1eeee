#include "connectors/transfer/smtp_address.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("only plain addresses may reach an envelope or a header") {
    struct row {
        std::string name;
        std::string address;
        bool safe;
    };
    const std::string long_local(64, 'a');
    const std::string label(63, 'b');
    const row rows[] = {
        {"usual", "siobhan.o'neill+plans@example.org", true},
        {"one label", "root@localhost", true},
        {"all atom characters", "a!#$%&'*+-/=?^_`{|}~z@example.org", true},
        {"longest local part", long_local + "@example.org", true},
        {"longest label", "a@" + label + ".org", true},
        {"empty", "", false},
        {"no at", "owner", false},
        {"two ats", "a@b@c.org", false},
        {"nothing before", "@example.org", false},
        {"nothing after", "owner@", false},
        {"injection of a recipient", "a@x.org>\r\nRCPT TO:<evil@y.org", false},
        {"line feed alone", "a@x.org\nRCPT", false},
        {"carriage return alone", "a\r@x.org", false},
        {"trailing line end", "a@x.org\r\n", false},
        {"NUL", std::string("a@x.org\0b", 9), false},
        {"angle brackets", "<a@x.org>", false},
        {"bracket inside", "a>b@x.org", false},
        {"space", "a b@x.org", false},
        {"parameters", "a@x.org NOTIFY=NEVER", false},
        {"tab", "a\tb@x.org", false},
        {"quoted local part", "\"a b\"@x.org", false},
        {"list", "a@x.org,b@x.org", false},
        {"source route", "@relay.org:a@x.org", false},
        {"address literal", "a@[127.0.0.1]", false},
        {"leading dot", ".a@x.org", false},
        {"trailing dot", "a.@x.org", false},
        {"two dots", "a..b@x.org", false},
        {"domain ends in a dot", "a@x.org.", false},
        {"empty label", "a@x..org", false},
        {"hyphen first", "a@-x.org", false},
        {"hyphen last", "a@x-.org", false},
        {"underscore in domain", "a@x_y.org", false},
        {"beyond ASCII before the at", "si\xc3\xa2n@x.org", false},
        {"beyond ASCII after it", "a@b\xc3\xbc.org", false},
        {"delete", "a\x7f@x.org", false},
        {"local part too long", long_local + "a@example.org", false},
        {"label too long", "a@" + label + "b.org", false},
        {"too long in all", "a@" + label + '.' + label + '.' + label + '.' + label, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(transfer::is_safe_address(r.address) == r.safe);
    }
}
