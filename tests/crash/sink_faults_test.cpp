#include "tests/crash/workplace.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

struct logged {
    const char* verdict;
    const char* reason;
    const char* detail; ///< part of it
    bool may_be_copy = false;
};

struct row {
    const char* name;
    const char* fault;
    plan::outbox_state state;
    std::vector<logged> log;
    std::chrono::seconds wait{0}; ///< at least so long between the first two attempts
};

constexpr auto accepted = plan::outbox_state::accepted;
constexpr auto dead = plan::outbox_state::dead;
using std::chrono::seconds;

void tell(const std::string& channel, const row& r) {
    CAPTURE(r.name);
    const support::sink_process sink;
    crash::workplace at;
    if (channel == "email")
        at.add_email(sink.smtp_port(), "response_timeout = \"1s\"");
    else
        at.add_webhook(channel, sink.http_port(), "timeout = \"1s\"");
    sink.control(r.fault);
    at.put_messages(channel, "m", 1);
    REQUIRE_MESSAGE(at.run() == crash::good_end, at.log());

    CHECK(at.row("m-1").state == r.state);
    const auto attempts = at.attempts("m-1");
    REQUIRE(attempts.size() == r.log.size());
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        CAPTURE(i);
        CAPTURE(attempts[i].detail);
        CHECK(attempts[i].number == static_cast<int>(i) + 1);
        CHECK(attempts[i].verdict == r.log[i].verdict);
        CHECK(attempts[i].reason == r.log[i].reason);
        CHECK(attempts[i].detail.find(r.log[i].detail) != std::string::npos);
        CHECK(attempts[i].may_be_copy == r.log[i].may_be_copy);
    }
    if (attempts.size() > 1)
        CHECK(attempts[1].at - attempts[0].at >= r.wait);
    CHECK(sink.counters().repeats == 0);
    if (r.state == accepted)
        CHECK(crash::broken_promises(at.judge(sink)).empty());
}

} // namespace

TEST_CASE("what a relay answers, and what it does not, stands in the attempt log") {
    const row rows[] = {
        {"451 at RCPT, then 250",
         "answer at=smtp.rcpt code=451 first=1",
         accepted,
         {{"deferred", "server", "451"}, {"accepted", "none", ""}},
         seconds(48)},
        {"550 at RCPT", "answer at=smtp.rcpt code=550", dead, {{"refused", "recipient", "550"}}},
        {"550 after the dot",
         "answer at=smtp.dot code=550",
         dead,
         {{"refused", "recipient", "550"}}},
        {"421 at MAIL, then 250",
         "answer at=smtp.mail code=421 times=1",
         accepted,
         {{"deferred", "server", "421"}, {"accepted", "none", ""}},
         seconds(15)},
        {"hangs after the dot, once",
         "hang at=smtp.dot times=1",
         accepted,
         {{"unknown", "timeout", ""}, {"accepted", "none", "", true}},
         seconds(48)},
        {"drops the connection after the dot, once",
         "drop at=smtp.dot times=1",
         accepted,
         {{"unknown", "network", ""}, {"accepted", "none", "", true}},
         seconds(48)},
        {"drops it after the dot each time",
         "drop at=smtp.dot",
         dead,
         {{"unknown", "network", ""},
          {"unknown", "network", "", true},
          {"unknown", "network", "", true},
          {"unknown", "network", "", true}},
         seconds(48)},
    };
    for (const row& r : rows)
        tell("email", r);
}

TEST_CASE("what an endpoint answers, and what it does not, stands in the attempt log") {
    const row rows[] = {
        {"429 with Retry-After in seconds, then 200",
         "answer at=http.body code=429 retry-after=1200 times=1",
         accepted,
         {{"deferred", "rate_limited", "429"}, {"accepted", "none", ""}},
         seconds(1200)},
        {"500, then 200",
         "answer at=http.body code=500 times=1",
         accepted,
         {{"deferred", "server", "500"}, {"accepted", "none", ""}},
         seconds(48)},
        {"410", "answer at=http.body code=410", dead, {{"refused", "client", "410"}}},
        // Stands for the 200 that comes after 30 s: 4 s against a timeout of 1 s.
        {"200 after the timeout, once",
         "delay at=http.body ms=4000 times=1 apart=yes",
         accepted,
         {{"unknown", "timeout", ""}, {"accepted", "none", "", true}},
         seconds(48)},
        {"drops the connection after the body, once",
         "drop at=http.body times=1",
         accepted,
         {{"unknown", "network", ""}, {"accepted", "none", "", true}},
         seconds(48)},
    };
    for (const row& r : rows)
        tell("hook", r);
}

TEST_CASE("a Retry-After that names a date is waited for") {
    // The date is one of the wall clock, which the connector reads whatever clock the daemon runs
    // by: 1200 s from then, less what the answer needed, are waited by the daemon's own clock.
    tell("hook", {"429 with Retry-After as a date, then 200",
                  "answer at=http.body code=429 retry-after-date=1200 times=1",
                  accepted,
                  {{"deferred", "rate_limited", "429"}, {"accepted", "none", ""}},
                  seconds(1190)});
}
