#include "daemon/routing/directory.hpp"

#include "tests/routing/programme.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

namespace {

const date today = 2018y / 12 / 5;

plan::absence away(std::string who, date from = today, date until = today) {
    return {1, std::move(who), from, until};
}

} // namespace

TEST_CASE("whoever cannot be told is told through one hop, then through the programme office") {
    const routing::directory people(contacts(), workstreams(), {});
    struct row {
        const char* name;
        routing::holder who;
        std::vector<plan::absence> absences;
        routing::stand_in expected;
    };
    const row rows[] = {
        {"here", {"CL", ""}, {}, {"CL", ""}},
        {"others away", {"CL", ""}, {away("Finance sponsor")}, {"CL", ""}},
        {"away",
         {"Finance sponsor", ""},
         {away("Finance sponsor")},
         {"Finance project manager A", "Finance sponsor is away until 5 December 2018"}},
        {"away, name typed differently",
         {"Finance sponsor", ""},
         {away("finance  sponsor")},
         {"Finance project manager A", "Finance sponsor is away until 5 December 2018"}},
        {"two absences: the later end",
         {"Finance sponsor", ""},
         {away("Finance sponsor"), away("Finance sponsor", 2018y / 12 / 1, 2018y / 12 / 9)},
         {"Finance project manager A", "Finance sponsor is away until 9 December 2018"}},
        {"from tomorrow",
         {"Finance sponsor", ""},
         {away("Finance sponsor", 2018y / 12 / 6, 2018y / 12 / 9)},
         {"Finance sponsor", ""}},
        {"until yesterday",
         {"Finance sponsor", ""},
         {away("Finance sponsor", 2018y / 12 / 1, 2018y / 12 / 4)},
         {"Finance sponsor", ""}},
        {"the deputy away too: no second hop",
         {"Finance sponsor", ""},
         {away("Finance sponsor"), away("Finance project manager A")},
         {"Programme office", "Finance sponsor is away until 5 December 2018, and so is the "
                              "deputy, Finance project manager A"}},
        {"each other's deputies, both away",
         {"Finance project manager A", ""},
         {away("Finance project manager A"), away("Finance project manager B")},
         {"Programme office", "Finance project manager A is away until 5 December 2018, and so is "
                              "the deputy, Finance project manager B"}},
        {"no deputy",
         {"CL", ""},
         {away("CL")},
         {"Programme office", "CL is away until 5 December 2018 and has no deputy"}},
        {"an unknown deputy",
         {"HR delivery lead", ""},
         {away("HR delivery lead")},
         {"Programme office", "HR delivery lead is away until 5 December 2018 and the deputy "
                              "\"HR project manager\" is not among the contacts"}},
        {"the office is the deputy",
         {"Programme director", ""},
         {away("Programme director"), away("Programme office")},
         {"Programme office", "Programme director is away until 5 December 2018"}},
        {"the office away",
         {"Programme office", ""},
         {away("Programme office")},
         {"Programme office", ""}},
        {"no address",
         {"Unreachable lead", ""},
         {},
         {"Programme office", "there is no usable address for Unreachable lead"}},
        {"nobody has the role",
         {"", "no sponsor recorded for WS7 Policies"},
         {},
         {"Programme office", "no sponsor recorded for WS7 Policies"}},
        {"no longer a contact",
         {"A leaver", ""},
         {},
         {"Programme office", "\"A leaver\" is not among the contacts"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const routing::stand_in told = people.stand_in(r.who, today, r.absences);
        CHECK(told.recipient == r.expected.recipient);
        CHECK(told.reason == r.expected.reason);
    }
}

TEST_CASE("a deputy needs an address, and nobody is their own deputy") {
    std::vector<plan::person> people{a_person("Programme office"), a_person("A", "B"),
                                     a_person("B", "B")};
    people[2].email = "b@council.example\r\nBcc: x";
    const routing::directory directory(people, {}, {});
    CHECK(directory.stand_in({"A", ""}, today, std::vector{away("A")}).reason ==
          "A is away until 5 December 2018 and there is no usable address for the deputy, B");
    CHECK(directory.stand_in({"B", ""}, today, std::vector{away("B")}).reason ==
          "B is away until 5 December 2018 and has no deputy");
    const routing::directory with_chat(people, {}, {}, {"B"});
    CHECK(with_chat.stand_in({"A", ""}, today, std::vector{away("A")}).recipient == "B");
    CHECK(with_chat.stand_in({"B", ""}, today, {}).recipient == "B");
}

TEST_CASE("an address is tried only if it is one") {
    const auto recipient = [](std::string address) {
        std::vector<plan::person> people{a_person("Programme office"), a_person("A")};
        people[1].email = std::move(address);
        return routing::directory(people, {}, {}).stand_in({"A", ""}, today, {}).recipient;
    };
    CHECK(recipient("a@b.example") == "A");
    for (const char* bad : {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b\n", "a\x7f@b"}) {
        CAPTURE(bad);
        CHECK(recipient(bad) == "Programme office");
    }
}
