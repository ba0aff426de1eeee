#include "tests/crash/oracle.hpp"

#include <doctest/doctest.h>

using remembrancer::crash::broken_promises;
using remembrancer::crash::history;

namespace {

std::set<std::string> keys(int many) {
    std::set<std::string> all;
    for (int i = 0; i < many; ++i)
        all.insert("k" + std::to_string(i));
    return all;
}

/// 60 messages, each of which arrived once.
history flawless() {
    history h;
    for (const std::string& key : keys(60)) {
        h.rows[key] = "accepted";
        h.arrivals[key] = {1, 0};
    }
    return h;
}

} // namespace

TEST_CASE("the oracle bites: it names what was lost, repeated, changed or left undone") {
    struct row {
        const char* name;
        void (*spoil)(history&);
        const char* says; ///< how its first line begins; empty: nothing is wrong
    };
    const row rows[] = {
        {"nothing spoilt", [](history&) {}, ""},
        {"acknowledged before the send, then killed", [](history& h) { h.arrivals.erase("k7"); },
         "lost: k7 (accepted)"},
        {"a claim that is not read again at start",
         [](history& h) {
             h.kills = {{"k7"}};
             h.rows["k7"] = "claimed";
             h.arrivals.erase("k7");
         },
         "lost: k7 (claimed)"},
        {"arrived, but its claim is not read again",
         [](history& h) {
             h.kills = {{"k7"}};
             h.rows["k7"] = "claimed";
         },
         "stuck: k7"},
        {"given up though it arrived", [](history& h) { h.rows["k7"] = "dead"; }, "stuck: k7"},
        {"a second copy without a kill", [](history& h) { h.arrivals["k7"].copies = 2; },
         "repeated: k7"},
        {"a second copy of one that was claimed at the kill",
         [](history& h) {
             h.kills = {{"k7"}};
             h.arrivals["k7"].copies = 2;
         },
         ""},
        {"a second copy of another than was claimed",
         [](history& h) {
             h.kills = {{"k8"}};
             h.arrivals["k7"].copies = 2;
         },
         "repeated: k7"},
        {"two more copies after one kill",
         [](history& h) {
             h.kills = {{"k7"}, {"k8"}};
             h.arrivals["k7"].copies = 3;
         },
         "repeated: k7"},
        {"two more copies after two kills",
         [](history& h) {
             h.kills = {{"k7"}, {"k7"}};
             h.arrivals["k7"].copies = 3;
         },
         ""},
        {"a copy that the sink caused",
         [](history& h) {
             h.arrivals["k7"] = {2, 1};
         },
         ""},
        {"two copies of which the sink caused one",
         [](history& h) {
             h.arrivals["k7"] = {3, 1};
         },
         "repeated: k7"},
        {"a copy under another id",
         [](history& h) {
             h.arrivals["k7-again"] = {1, 0};
         },
         "unknown id: k7-again"},
        {"as many claims as the window", [](history& h) { h.kills = {keys(48)}; }, ""},
        {"one claim above the window",
         [](history& h) {
             h.kills = {{}, keys(49)};
         },
         "window: kill 2 found 49"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        history h = flawless();
        r.spoil(h);
        const auto faults = broken_promises(h);
        const std::string first = faults.empty() ? "" : faults.front();
        CAPTURE(first);
        CHECK(faults.empty() == std::string_view(r.says).empty());
        CHECK(first.starts_with(r.says));
    }
}

TEST_CASE("repeats are counted without the copies that the sink caused") {
    history h = flawless();
    h.arrivals["k1"] = {4, 1};
    h.arrivals["k2"] = {2, 1};
    h.arrivals["k3"] = {2, 0};
    CHECK(repeats(h) == 3);
}

TEST_CASE("a disaster is told in 20 lines") {
    history h = flawless();
    h.arrivals.clear();
    const auto faults = broken_promises(h);
    REQUIRE(faults.size() == 20);
    CHECK(faults.back() == "and 41 more");
}
