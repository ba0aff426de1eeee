#include "tests/sink/ledger.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using sink::fate;

TEST_CASE("repeats are the copies that neither the first nor the sink's own faults explain") {
    struct row {
        const char* name;
        std::vector<fate> came;
        std::uint64_t copies;
        std::uint64_t injected;
        std::uint64_t repeats;
    };
    const row rows[] = {
        {"once", {fate::accepted}, 1, 0, 0},
        {"twice", {fate::accepted, fate::accepted}, 2, 0, 1},
        {"dropped, then again", {fate::accepted_apart, fate::accepted}, 2, 1, 0},
        {"dropped and given up", {fate::accepted_apart}, 1, 1, 0},
        {"dropped, then twice", {fate::accepted_apart, fate::accepted, fate::accepted}, 3, 1, 1},
        {"dropped twice", {fate::accepted_apart, fate::accepted_apart}, 2, 2, 0},
        {"again although answered", {fate::accepted, fate::accepted_apart}, 2, 1, 0},
        {"refused, then taken", {fate::refused, fate::refused, fate::accepted}, 1, 0, 0},
        {"only refused", {fate::refused}, 0, 0, 0},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        sink::ledger ledger;
        for (const fate each : r.came)
            ledger.record("a", each, 5);
        CHECK(ledger.totals().copies == r.copies);
        CHECK(ledger.totals().ids == (r.copies > 0 ? 1 : 0));
        CHECK(ledger.totals().max_copies == r.copies);
        CHECK(ledger.totals().injected_copies == r.injected);
        CHECK(ledger.totals().repeats == r.repeats);
        CHECK(ledger.totals().refused + ledger.totals().deliveries == r.came.size());
    }
}

TEST_CASE("a hundred thousand ids are told apart and keep their times") {
    sink::ledger ledger;
    constexpr int count = 100'000;
    for (int round = 0; round < 2; ++round)
        for (int i = 0; i < count; ++i)
            if (round == 0 || i % 10 == 0)
                ledger.record("msg_" + std::to_string(i), fate::accepted, round * 1000 + i % 7);
    CHECK(ledger.totals().ids == count);
    CHECK(ledger.totals().repeats == count / 10);
    CHECK(ledger.totals().max_copies == 2);
    const std::vector<sink::id_record> records = ledger.records();
    REQUIRE(records.size() == count);
    CHECK(records[20].id == "msg_20");
    CHECK(records[20].copies == 2);
    CHECK(records[20].first_ms == 20 % 7);
    CHECK(records[20].last_ms == 1000 + 20 % 7);
    CHECK(records[21].copies == 1);
}

TEST_CASE("an id that would break a line of the list is counted but not kept") {
    const std::string hostile[] = {
        "", "two words", "a\nb 9 9", std::string("a\0b", 3), std::string(513, 'x'), "\x7f"};
    sink::ledger ledger;
    for (const std::string& id : hostile)
        ledger.record(id, fate::accepted, 1);
    ledger.record(std::string(512, 'x'), fate::accepted, 1);
    CHECK(ledger.totals().without_id == std::size(hostile));
    CHECK(ledger.totals().deliveries == std::size(hostile) + 1);
    CHECK(ledger.records().size() == 1);
    ledger.reset();
    CHECK(ledger.totals().deliveries == 0);
    CHECK(ledger.records().empty());
}
