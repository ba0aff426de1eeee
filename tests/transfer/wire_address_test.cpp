#include "connectors/transfer/wire_address.hpp"

#include "connectors/transfer/smtp_address.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("a domain beyond ASCII goes out as its A-labels") {
    struct row {
        std::string name;
        std::string typed;
        std::string sent;
    };
    const row rows[] = {
        {"plain", "owner@example.org", "owner@example.org"},
        {"one letter", "a@b\u00fccher.example", "a@xn--bcher-kva.example"},
        {"capital", "a@B\u00dcCHER.example", "a@xn--bcher-kva.example"},
        {"put together", "a@bu\u0308cher.example", "a@xn--bcher-kva.example"},
        {"sharp s stays itself", "a@stra\u00dfe.example", "a@xn--strae-oqa.example"},
        {"wide letters and dots", "a@\u4f8b\u3002\u6d4b\u8bd5", "a@xn--fsq.xn--0zwm56d"},
        {"an A-label", "a@xn--bcher-kva.example", "a@xn--bcher-kva.example"},
        {"the local part stays as it is", "O'Neill@b\u00fccher.example",
         "O'Neill@xn--bcher-kva.example"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const transfer::wire_address got = transfer::to_wire(r.typed);
        CHECK(got.address == r.sent);
        CHECK(got.fault.empty());
        CHECK(transfer::is_safe_address(got.address));
    }
}

TEST_CASE("what no relay takes is refused with a reason, and nothing of it goes out") {
    struct row {
        std::string name;
        std::string typed;
        std::string says;
    };
    const row rows[] = {
        {"local part", "si\u00e2n@example.org", "before the @"},
        {"both", "si\u00e2n@b\u00fccher.example", "before the @"},
        {"line end in the domain", "a@b\u00fc.org>\r\nRCPT TO:<evil@y.org", "domain"},
        {"bad UTF-8", "a@b\xfc.org", "domain"},
        {"NUL", std::string("a@b\xc3\xbc\0.org", 10), "domain"},
        {"a symbol that may not be", "a@\u2603\u2028.org", "domain"},
        {"space", "a@b\u00fc .org", "domain"},
        {"nothing behind", "a@\u200b", "domain"},
        {"a hyphen first", "a@-b\u00fc.org", "domain"},
        {"long", "a@" + std::string(300, 'b') + "\u00fc.org", "domain"},
        {"no at", "b\u00fccher", "mail can be sent"},
        {"two ats", "a@b@\u00fc.org", "domain"},
        {"empty", "", "mail can be sent"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const transfer::wire_address got = transfer::to_wire(r.typed);
        CHECK(got.address.empty());
        CAPTURE(got.fault);
        CHECK(got.fault.find(r.says) != std::string::npos);
    }
}
