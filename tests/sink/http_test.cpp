#include "tests/sink/http_dialogue.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using sink::effect;

namespace {

struct conversation {
    sink::hub hub;
    sink::http_dialogue talk{hub, hub.listeners.emplace_back()};
    std::string out;

    sink::progress say(std::string_view input) {
        out.clear();
        return talk.advance(input, out);
    }
    void inject(const std::string& line) {
        hub.faults.add(std::get<sink::fault>(sink::parse_fault(line)));
    }
    [[nodiscard]] const sink::ledger_totals& totals() const { return hub.deliveries.totals(); }
};

std::string post(std::string_view id, std::string_view body = "hello") {
    return "POST /hook HTTP/1.1\r\nHost: h\r\nwebhook-id: " + std::string(id) +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

const std::string ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

} // namespace

TEST_CASE("pipelined requests are answered in order, the incomplete one when it is whole") {
    conversation c;
    const std::string three = post("a") + post("b") + post("c");
    const sink::progress first = c.say(std::string_view(three).substr(0, three.size() - 1));
    CHECK(c.out == ok + ok);
    CHECK(first.consumed == post("a").size() * 2);
    const sink::progress second = c.say(std::string_view(three).substr(first.consumed));
    CHECK(c.out == ok);
    CHECK(second.consumed == post("c").size());
    CHECK(c.totals().ids == 3);
    CHECK(c.hub.listeners[0].attempts == 3);
    CHECK(c.hub.listeners[0].reused == 2);
}

TEST_CASE("a request byte by byte is one delivery") {
    conversation c;
    const std::string whole = post("slow");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const sink::progress step = c.say(std::string_view(whole).substr(0, size));
        REQUIRE(step.consumed == 0);
        REQUIRE(!step.interrupts());
        REQUIRE(c.out.empty());
    }
    CHECK(c.say(whole).consumed == whole.size());
    CHECK(c.totals().copies == 1);
}

TEST_CASE("a head that is not HTTP/1 with a length is refused and ends the connection") {
    struct row {
        const char* name;
        std::string head;
        std::string status;
    };
    const row rows[] = {
        {"garbage", "hello\r\n\r\n", "400"},
        {"empty lines", "\r\n\r\n", "400"},
        {"no target", "POST  HTTP/1.1\r\n\r\n", "400"},
        {"blank in the target", "POST /a b HTTP/1.1\r\n\r\n", "400"},
        {"HTTP/2", "PRI * HTTP/2.0\r\n\r\n", "505"},
        {"chunked", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", "411"},
        {"no colon", "POST / HTTP/1.1\r\nnonsense\r\n\r\n", "400"},
        {"blank before the colon", "POST / HTTP/1.1\r\nHost : h\r\n\r\n", "400"},
        {"folded", "POST / HTTP/1.1\r\nX-A: b\r\n c\r\n\r\n", "400"},
        {"control character", "POST / HTTP/1.1\r\nX-A: b\x01\r\n\r\n", "400"},
        {"line feed in a value", "POST / HTTP/1.1\r\nX-A: b\nX-Id: c\r\n\r\n", "400"},
        {"two lengths", "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "400"},
        {"negative length", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "400"},
        {"length beyond 64 bits", "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
         "400"},
        {"length of 64 bits", "POST / HTTP/1.1\r\nContent-Length: 18446744073709551615\r\n\r\n",
         "413"},
        {"endless head", "POST / HTTP/1.1\r\nX-A: " + std::string(20'000, 'a'), "431"},
        {"long head", "POST / HTTP/1.1\r\nX-A: " + std::string(20'000, 'a') + "\r\n\r\n", "431"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        conversation c;
        const sink::progress step = c.say(r.head);
        CHECK(step.then == effect::close);
        CHECK(c.out.substr(0, 12) == "HTTP/1.1 " + r.status);
        CHECK(c.out.find("Connection: close\r\n") != std::string::npos);
        CHECK(c.totals().deliveries == 0);
    }
}

TEST_CASE("webhook-id goes before X-Id, and names are read without regard to case") {
    conversation c;
    c.say("POST / HTTP/1.1\r\nX-ID: second\r\nWebhook-Id:  first \r\n\r\n");
    c.say("PUT / HTTP/1.1\r\nx-id: second\r\n\r\n");
    c.say("POST / HTTP/1.1\r\n\r\n");
    const std::vector<sink::id_record> records = c.hub.deliveries.records();
    REQUIRE(records.size() == 2);
    CHECK(records[0].id == "first");
    CHECK(records[1].id == "second");
    CHECK(c.totals().without_id == 1);
}

TEST_CASE("the connection is kept or closed as the request says") {
    struct row {
        const char* name;
        std::string head;
        effect then;
    };
    const row rows[] = {
        {"1.1", "POST / HTTP/1.1\r\n\r\n", effect::proceed},
        {"1.1 close", "POST / HTTP/1.1\r\nConnection: te, Close\r\n\r\n", effect::close},
        {"1.0", "POST / HTTP/1.0\r\n\r\n", effect::close},
        {"1.0 keep-alive", "POST / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", effect::proceed},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        conversation c;
        CHECK(c.say(r.head).then == r.then);
        CHECK(c.totals().deliveries == 1);
    }
}

TEST_CASE("a sender that asks is told once to go on with the body") {
    conversation c;
    const std::string head =
        "POST / HTTP/1.1\r\nExpect: 100-continue\r\nX-Id: e\r\nContent-Length: 2\r\n\r\n";
    c.say(head);
    CHECK(c.out == "HTTP/1.1 100 Continue\r\n\r\n");
    c.say(head + "h");
    CHECK(c.out.empty());
    c.say(head + "hi");
    CHECK(c.out == ok);
}

TEST_CASE("each fault takes the place of the answer, before the body or after it") {
    struct row {
        const char* name;
        std::string line;
        effect then;
        long wait;
        std::string out;
        std::string after;
        std::uint64_t copies;
        std::uint64_t injected;
    };
    const std::string busy = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n";
    const row rows[] = {
        {"status", "answer at=http.body code=503 retry-after=7", effect::proceed, 0,
         busy + "Retry-After: 7\r\n\r\n", "", 0, 0},
        {"status unread", "answer at=http.head code=503", effect::close, 0,
         busy + "Connection: close\r\n\r\n", "", 0, 0},
        {"redirect", "answer at=http.body code=302 location=/x", effect::proceed, 0,
         "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /x\r\n\r\n", "", 0, 0},
        {"late", "delay at=http.body ms=30000", effect::proceed, 30'000, "", ok, 1, 0},
        {"late refusal", "answer at=http.body code=503 ms=5", effect::proceed, 5, "", busy + "\r\n",
         0, 0},
        {"dropped", "drop at=http.body", effect::drop, 0, "", "", 1, 1},
        {"dropped unread", "drop at=http.head", effect::drop, 0, "", "", 0, 0},
        {"hangs", "hang at=http.body", effect::hang, 0, "", "", 1, 1},
        {"hangs unread", "hang at=http.head", effect::hang, 0, "", "", 0, 0},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        conversation c;
        c.inject(r.line);
        const sink::progress step = c.say(post("a"));
        CHECK(step.then == r.then);
        CHECK(step.wait.count() == r.wait);
        CHECK(c.out == r.out);
        CHECK(step.after == r.after);
        CHECK(c.totals().copies == r.copies);
        CHECK(c.totals().injected_copies == r.injected);
        CHECK(c.totals().repeats == 0);
    }
}

TEST_CASE("a delay before the body is waited once, then the request is taken") {
    conversation c;
    c.inject("delay at=http.head ms=50");
    const sink::progress step = c.say(post("a"));
    CHECK(step.wait.count() == 50);
    CHECK(step.consumed == 0);
    CHECK(c.say(post("a")).consumed == post("a").size());
    CHECK(c.out == ok);
    CHECK(c.say(post("b")).wait.count() == 50);
}

TEST_CASE("Retry-After can be a date in the one form that HTTP has") {
    conversation c;
    c.inject("answer at=http.body code=429 retry-after-date=3600");
    c.say(post("a"));
    const std::size_t at = c.out.find("Retry-After: ");
    REQUIRE(at != std::string::npos);
    const std::string date = c.out.substr(at + 13, 29);
    CHECK(date.substr(3, 2) == ", ");
    CHECK(date.substr(25) == " GMT");
    CHECK(c.out.substr(at + 13 + 29, 2) == "\r\n");
}

TEST_CASE("control requests change the faults as a whole and are not deliveries") {
    conversation c;
    const auto control = [&](std::string_view body) {
        c.say("POST /control HTTP/1.1\r\nContent-Length: " + std::to_string(body.size()) +
              "\r\n\r\n" + std::string(body));
        return c.out.substr(9, 3);
    };
    CHECK(control("answer at=http.body code=500\n\ndrop at=http.body first=1\r\n") == "200");
    CHECK(control("clear\nnonsense\n") == "400");
    c.say(post("a"));
    CHECK(c.out.starts_with("HTTP/1.1 500"));
    CHECK(control("clear") == "200");
    c.say(post("a"));
    CHECK(c.out == ok);
    c.say("GET /ids HTTP/1.1\r\n\r\n");
    CHECK(c.out.find("\r\n\r\na 1 0 ") != std::string::npos);
    c.say("GET /reset HTTP/1.1\r\n\r\n");
    CHECK(c.out.starts_with("HTTP/1.1 405"));
    c.say("GET /elsewhere HTTP/1.1\r\n\r\n");
    CHECK(c.out.starts_with("HTTP/1.1 405"));
    CHECK(c.hub.listeners[0].attempts == 2);
    c.say("POST /reset HTTP/1.1\r\n\r\n");
    CHECK(c.totals().deliveries == 0);
}
