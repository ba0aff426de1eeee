#include "daemon/intake/mail_address.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("an address comes out of what people paste") {
    struct row {
        std::string name;
        std::string typed;
        std::string address;
    };
    const row rows[] = {
        {"plain", "sian@example.org", "sian@example.org"},
        {"white space", " \tsian@example.org\r\n ", "sian@example.org"},
        {"unseen marks", "\ufeff\u00a0sian@example.org\u200b ", "sian@example.org"},
        {"a link", "mailto:sian@example.org", "sian@example.org"},
        {"a link with a subject", "MailTo: sian@example.org?subject=Plan", "sian@example.org"},
        {"with a name", "Jones, Si\u00e2n <sian@example.org>", "sian@example.org"},
        {"in brackets", "<sian@example.org>", "sian@example.org"},
        {"a link in brackets", "Si\u00e2n <mailto:sian@example.org>;", "sian@example.org"},
        {"out of a list", "sian@example.org;", "sian@example.org"},
        {"with a full stop behind", "sian@example.org.", "sian@example.org"},
        {"with one behind a list's mark", "sian@example.org.;", "sian@example.org"},
        {"with one in brackets", "Si\u00e2n <sian@example.org.>", "sian@example.org"},
        {"with two", "sian@example.org..", "sian@example.org.."},
        {"a sentence", "To be agreed.", "To be agreed."},
        {"nothing before it", "sian@.", "sian@."},
        {"two", "Si\u00e2n <sian@example.org>, Al <al@example.org>",
         "Si\u00e2n <sian@example.org>, Al <al@example.org>"},
        {"a name behind", "<sian@example.org> Si\u00e2n", "<sian@example.org> Si\u00e2n"},
        {"no end", "Si\u00e2n <sian@example.org", "Si\u00e2n <sian@example.org"},
        {"a link alone", "mailto:", "mailto:"},
        {"empty", "", ""},
        {"nothing to see", " ;, \u200b", ""},
        {"empty brackets", "<>", ""},
        {"the wrong way round", ">sian@example.org<", ">sian@example.org<"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(intake::unwrapped_address(r.typed) == r.address);
    }
}

TEST_CASE("an address that is obviously wrong is asked about, and says how") {
    struct row {
        std::string address;
        std::string says; ///< empty: nothing is asked
    };
    const row rows[] = {
        {"sian@example.org", ""},
        {"o'neill+plans@example.co.uk", ""},
        {"root@localhost", ""},
        {"a@b\u00fccher.example", ""},
        {"TBA", "no @"},
        {"sian.example.org", "no @"},
        {"a@b.org; c@d.org", "more than one @"},
        {"a@@b.org", "more than one @"},
        {"sian jones@example.org", "a space"},
        {"sian@exam ple.org", "a space"},
        {"sian@example.org\tx", "a space"},
        {"sian\u200b@example.org", "nobody sees"},
        {"sian@exam\u00adple.org", "nobody sees"},
        {"sian@example\u00a0.org", "nobody sees"},
        {"sian@\u2060example.org", "nobody sees"},
        {"sian@exa\u202emple.org", "nobody sees"},
        {"sian@exa\u3000mple.org", "nobody sees"},
        {"sian@b\u00fc\ufeffcher.org", "nobody sees"},
        {"@example.org", "nothing on one side"},
        {"sian@", "nothing on one side"},
        {"si\u00e2n@example.org", "beyond ASCII"},
        {"<sian@example.org", "no mail address"},
        {"sian,jones@example.org", "no mail address"},
        {"sian.@example.org", "a dot too many"},
        {"sian@example..org", "a dot too many"},
        {"sian@example.org.", "a dot too many"},
    };
    for (const row& r : rows) {
        CAPTURE(r.address);
        const std::string asked = intake::address_question(r.address);
        CAPTURE(asked);
        CHECK(asked.empty() == r.says.empty());
        CHECK(asked.find(r.says) != std::string::npos);
    }
}
