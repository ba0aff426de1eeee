#include "tests/crash/workplace.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace remembrancer;
using crash::workplace;

namespace {

constexpr int many = 600;
constexpr support::exit_status power_cut{0, SIGKILL};

crash::start_options crash_at(const std::string& step, int passage) {
    crash::start_options how;
    how.environment = {"REMEMBRANCER_CRASH_AT=" + step + ":" + std::to_string(passage)};
    return how;
}

/// Drains `many` messages with a kill at the passage, then without one, and returns what is left
/// behind. The second daemon finds the store as the first left it.
crash::history drain_with_kill(workplace& at, const support::sink_process& sink,
                               const std::string& channel, const std::string& step, int passage) {
    at.put_messages(channel, "m", many);
    REQUIRE(at.run(crash_at(step, passage)) == power_cut);
    const std::set<std::string> claimed = at.claimed_keys();
    REQUIRE_MESSAGE(at.run() == crash::good_end, at.log());
    return at.judge(sink, {claimed});
}

struct step_row {
    const char* name;
    int passage;
};

const step_row steps[] = {
    {"outbox.before_settle", 1}, {"outbox.before_settle", 2}, {"outbox.before_settle", 9},
    {"outbox.before_claim", 1},  {"outbox.before_claim", 2},  {"outbox.before_claim", 9},
    {"outbox.after_settle", 1},  {"outbox.after_settle", 2},  {"outbox.after_settle", 9},
    {"outbox.before_send", 1},   {"outbox.before_send", 2},   {"outbox.before_send", 100},
    {"outbox.after_send", 1},    {"outbox.after_send", 2},    {"outbox.after_send", 100},
};

void kill_at_each_step(const std::string& channel) {
    for (const step_row& row : steps) {
        CAPTURE(row.name);
        CAPTURE(row.passage);
        const support::sink_process sink;
        workplace at;
        if (channel == "email")
            at.add_email(sink.smtp_port(), "sessions = 4");
        else
            at.add_webhook(channel, sink.http_port(), "in_flight = 32");
        const crash::history found = drain_with_kill(at, sink, channel, row.name, row.passage);
        for (const std::string& fault : crash::broken_promises(found))
            FAIL_CHECK(fault);
        CHECK(found.rows.size() == many);
        CHECK(crash::repeats(found) <= 48);
        // Before the first send nothing is in flight.
        const bool nothing_sent =
            row.passage == 1 && std::string_view(row.name) != "outbox.after_send";
        if (nothing_sent)
            CHECK(crash::repeats(found) == 0);
        // What may be a copy is marked so in the attempt log, and nothing else is.
        const auto& claimed = found.kills.front();
        int marked = 0;
        for (const store::outbox_row& each : at.rows())
            marked += each.may_be_copy ? 1 : 0;
        CHECK(marked == static_cast<int>(claimed.size()));
    }
}

} // namespace

TEST_CASE("a kill at each step of the outbox loses no webhook and repeats only what was claimed") {
    kill_at_each_step("hook");
}

TEST_CASE("a kill at each step of the outbox loses no mail and repeats only what was claimed") {
    kill_at_each_step("email");
}

TEST_CASE("a daemon killed while it recovers from a kill still loses nothing") {
    const support::sink_process sink;
    workplace at;
    at.add_webhook("hook", sink.http_port(), "in_flight = 32");
    at.put_messages("hook", "m", many);
    std::vector<std::set<std::string>> kills;
    for (const step_row& row : steps) {
        CAPTURE(row.name);
        REQUIRE(at.run(crash_at(row.name, row.passage == 100 ? 10 : 1)) == power_cut);
        kills.push_back(at.claimed_keys());
    }
    REQUIRE_MESSAGE(at.run() == crash::good_end, at.log());
    for (const std::string& fault : crash::broken_promises(at.judge(sink, kills)))
        FAIL_CHECK(fault);
}
