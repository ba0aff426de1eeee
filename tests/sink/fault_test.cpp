#include "tests/sink/fault.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using sink::fate;
using sink::point;

namespace {

sink::fault fault_of(const std::string& line) {
    std::variant<sink::fault, std::string> parsed = sink::parse_fault(line);
    INFO(line);
    REQUIRE(std::holds_alternative<sink::fault>(parsed));
    return std::get<sink::fault>(std::move(parsed));
}

/// Which of so many attempts with the same key are struck: "x" or ".".
std::string pattern(sink::fault_plan& plan, std::string_view key, int attempts) {
    std::string seen;
    for (int i = 0; i < attempts; ++i)
        seen += plan.strike(point::http_body, 80, key) != nullptr ? 'x' : '.';
    return seen;
}

} // namespace

TEST_CASE("a fault line is read field by field") {
    const sink::fault f = fault_of("answer at=smtp.rcpt code=451 ms=20 every=3 first=1 times=9 "
                                   "port=2525 match=@example apart=yes text=4.7.1 come back later");
    CHECK(f.at == point::smtp_rcpt);
    CHECK(f.what == sink::deed::answer);
    CHECK(f.code == 451);
    CHECK(f.wait == std::chrono::milliseconds(20));
    CHECK(f.every == 3);
    CHECK(f.first == 1);
    CHECK(f.times == 9);
    CHECK(f.port == 2525);
    CHECK(f.match == "@example");
    CHECK(f.apart == true);
    CHECK(f.text == "4.7.1 come back later");
    const sink::fault redirect =
        fault_of("answer at=http.head code=302 location=http://x/y?a=b retry-after-date=5");
    CHECK(redirect.location == "http://x/y?a=b");
    CHECK(redirect.retry_after == std::chrono::seconds(5));
    CHECK(redirect.retry_after_as_date);
}

TEST_CASE("a fault line that is not understood says what is wrong with it") {
    struct row {
        const char* name;
        std::string line;
        std::string complaint;
    };
    const row rows[] = {
        {"nothing", "", "expected answer"},
        {"unknown deed", "explode at=http.body", "expected answer"},
        {"no point", "drop", "says no at=POINT"},
        {"unknown point", "drop at=http.tail", "not understood: 'at=http.tail'"},
        {"answer without code", "answer at=http.body", "says no code"},
        {"code out of range", "answer at=http.body code=99", "not understood: 'code=99'"},
        {"delay without time", "delay at=http.body", "says no ms"},
        {"negative", "delay at=http.body ms=-1", "not understood: 'ms=-1'"},
        {"never", "drop at=http.body every=0", "not understood: 'every=0'"},
        {"unknown field", "drop at=http.body colour=red", "not understood: 'colour=red'"},
        {"no value", "drop at=http.body every", "not understood: 'every'"},
        {"a line break", "answer at=smtp.dot code=550 text=a\r\n250 ok", "not understood"},
        {"port too large", "drop at=http.body port=65536", "not understood: 'port=65536'"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const auto parsed = sink::parse_fault(r.line);
        REQUIRE(std::holds_alternative<std::string>(parsed));
        CHECK(std::get<std::string>(parsed).find(r.complaint) != std::string::npos);
    }
}

TEST_CASE("a fault strikes as often and at whom it is told") {
    struct row {
        const char* name;
        std::string line;
        std::string for_a;
        std::string then_for_b;
    };
    const row rows[] = {
        {"always", "drop at=http.body", "xxxxx", "xxxxx"},
        {"every third", "drop at=http.body every=3", "..x..", "x..x."},
        {"the first two of each", "drop at=http.body first=2", "xx...", "xx..."},
        {"three in all", "drop at=http.body times=3", "xxx..", "....."},
        {"one key", "drop at=http.body match=b", ".....", "xxxxx"},
        {"this port", "drop at=http.body port=80", "xxxxx", "xxxxx"},
        {"another port", "drop at=http.body port=81", ".....", "....."},
        {"another point", "drop at=http.head", ".....", "....."},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        sink::fault_plan plan;
        plan.add(fault_of(r.line));
        CHECK(pattern(plan, "key-a", 5) == r.for_a);
        CHECK(pattern(plan, "key-b", 5) == r.then_for_b);
        plan.reset_counts();
        CHECK(pattern(plan, "key-a", 5) == r.for_a);
    }
}

TEST_CASE("the first fault that fits strikes and is counted by its line") {
    sink::fault_plan plan;
    plan.add(fault_of("drop at=http.body every=2"));
    plan.add(fault_of("hang at=http.body"));
    CHECK(plan.strike(point::http_body, 1, "a")->what == sink::deed::hang);
    CHECK(plan.strike(point::http_body, 1, "a")->what == sink::deed::drop);
    CHECK(plan.struck() == std::map<std::string, std::uint64_t>{{"drop at=http.body every=2", 1},
                                                                {"hang at=http.body", 1}});
    plan.clear();
    CHECK(plan.strike(point::http_body, 1, "a") == nullptr);
}

TEST_CASE("a delivery counts by what the sink let its sender know") {
    struct row {
        const char* name;
        std::string line;
        fate expected;
    };
    const row rows[] = {
        {"dropped after the body", "drop at=http.body", fate::accepted_apart},
        {"dropped, not excused", "drop at=http.body apart=no", fate::accepted},
        {"hangs after the dot", "hang at=smtp.dot", fate::accepted_apart},
        {"delayed", "delay at=http.body ms=20", fate::accepted},
        {"delayed beyond patience", "delay at=http.body ms=30000 apart=yes", fate::accepted_apart},
        {"another success", "answer at=http.body code=202", fate::accepted},
        {"redirected", "answer at=http.body code=302", fate::refused},
        {"refused", "answer at=smtp.dot code=552", fate::refused},
        {"taken but said to be refused", "answer at=http.body code=500 apart=yes",
         fate::accepted_apart},
    };
    CHECK(sink::fate_of(nullptr) == fate::accepted);
    for (const row& r : rows) {
        CAPTURE(r.name);
        const sink::fault f = fault_of(r.line);
        CHECK(sink::fate_of(&f) == r.expected);
    }
}
