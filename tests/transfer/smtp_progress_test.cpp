#include "connectors/transfer/smtp_progress.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;
using transfer::smtp_fault;
using transfer::smtp_phase;
using transfer::smtp_result;

namespace {

constexpr std::size_t size = 100;

// What libcurl shows, in order: a line of the peer, "MAIL" for the start of the transaction, or
// "<N" for N bytes handed over.
transfer::smtp_response play(const std::vector<std::string>& events, smtp_fault fault) {
    transfer::smtp_progress progress(size);
    for (const std::string& event : events) {
        if (event == "MAIL")
            progress.start_transaction();
        else if (event.starts_with('<'))
            progress.hand_over(std::stoul(event.substr(1)));
        else
            progress.read_line(event);
    }
    return progress.finish(fault);
}

} // namespace

TEST_CASE("what became of a message follows from the peer's words and the bytes it took") {
    struct row {
        std::string name;
        std::vector<std::string> events;
        smtp_fault fault;
        smtp_result result;
        smtp_phase phase;
        int code;
    };
    const row rows[] = {
        {"accepted",
         {"220 hi", "250 me", "MAIL", "250 ok", "250 ok", "354 go", "<100", "250 queued"},
         smtp_fault::none,
         smtp_result::accepted,
         smtp_phase::after_dot,
         250},
        {"accepted over a kept connection, in two pieces",
         {"MAIL", "250 ok", "250 ok", "354 go", "<60", "<40", "250 queued"},
         smtp_fault::none,
         smtp_result::accepted,
         smtp_phase::after_dot,
         250},
        {"accepted, then the connection breaks",
         {"MAIL", "250 ok", "250 ok", "354 go", "<100", "250 queued"},
         smtp_fault::broken,
         smtp_result::accepted,
         smtp_phase::after_dot,
         250},
        {"silence after the dot",
         {"MAIL", "250 ok", "250 ok", "354 go", "<100"},
         smtp_fault::timeout,
         smtp_result::unknown,
         smtp_phase::after_dot,
         0},
        {"libcurl content without an answer",
         {"MAIL", "250 ok", "250 ok", "354 go", "<100"},
         smtp_fault::none,
         smtp_result::unknown,
         smtp_phase::after_dot,
         0},
        {"a second 354 is no answer",
         {"MAIL", "250 ok", "250 ok", "354 go", "<100", "354 again"},
         smtp_fault::protocol,
         smtp_result::unknown,
         smtp_phase::after_dot,
         0},
        {"lost one byte before the end",
         {"MAIL", "250 ok", "250 ok", "354 go", "<99"},
         smtp_fault::broken,
         smtp_result::not_sent,
         smtp_phase::body,
         0},
        {"recipient refused, then QUIT",
         {"MAIL", "250 ok", "550 5.1.1 who?", "221 bye"},
         smtp_fault::broken,
         smtp_result::rejected,
         smtp_phase::recipient,
         550},
        {"the answer to QUIT is no second verdict",
         {"MAIL", "250 ok", "451 later", "421 closing"},
         smtp_fault::broken,
         smtp_result::rejected,
         smtp_phase::recipient,
         451},
        {"sender refused",
         {"MAIL", "553 not you"},
         smtp_fault::broken,
         smtp_result::rejected,
         smtp_phase::sender,
         553},
        {"data refused",
         {"MAIL", "250 ok", "250 ok", "452 no room"},
         smtp_fault::broken,
         smtp_result::rejected,
         smtp_phase::data,
         452},
        {"refused after the dot",
         {"MAIL", "250 ok", "250 ok", "354 go", "<100", "552 too big"},
         smtp_fault::protocol,
         smtp_result::rejected,
         smtp_phase::after_dot,
         552},
        {"login refused",
         {"220 hi", "250 me", "535 5.7.8 no"},
         smtp_fault::login,
         smtp_result::rejected,
         smtp_phase::session,
         535},
        {"EHLO unknown, HELO taken",
         {"220 hi", "502 what?", "250 me", "MAIL", "250 ok", "250 ok", "354 go", "<100", "250 ok"},
         smtp_fault::none,
         smtp_result::accepted,
         smtp_phase::after_dot,
         250},
        {"greeted by a refusal",
         {"554 go away"},
         smtp_fault::protocol,
         smtp_result::rejected,
         smtp_phase::session,
         554},
        {"an untrusted certificate is no rejection",
         {"220 hi", "250 me", "220 go ahead"},
         smtp_fault::tls,
         smtp_result::not_sent,
         smtp_phase::session,
         0},
        {"nobody there", {}, smtp_fault::connect, smtp_result::not_sent, smtp_phase::session, 0},
        {"content without having sent",
         {"MAIL", "250 ok"},
         smtp_fault::none,
         smtp_result::not_sent,
         smtp_phase::recipient,
         0},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const transfer::smtp_response got = play(r.events, r.fault);
        CHECK(got.result == r.result);
        CHECK(got.phase == r.phase);
        CHECK(got.reply.code == r.code);
    }
}

TEST_CASE("only a kept connection that failed before anything was sent may be replaced") {
    struct row {
        std::string name;
        bool reused;
        smtp_result result;
        smtp_fault fault;
        smtp_phase phase;
        int code;
        bool stale;
    };
    const row rows[] = {
        {"broken at MAIL", true, smtp_result::not_sent, smtp_fault::broken, smtp_phase::sender, 0,
         true},
        {"421 at MAIL", true, smtp_result::rejected, smtp_fault::broken, smtp_phase::sender, 421,
         true},
        {"451 at MAIL", true, smtp_result::rejected, smtp_fault::broken, smtp_phase::sender, 451,
         false},
        {"broken on a new one", false, smtp_result::not_sent, smtp_fault::broken,
         smtp_phase::sender, 0, false},
        {"silence at MAIL", true, smtp_result::not_sent, smtp_fault::timeout, smtp_phase::sender, 0,
         false},
        {"broken at RCPT", true, smtp_result::not_sent, smtp_fault::broken, smtp_phase::recipient,
         0, false},
        {"lost after the dot", true, smtp_result::unknown, smtp_fault::broken,
         smtp_phase::after_dot, 0, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        transfer::smtp_response response;
        response.reused = r.reused;
        response.result = r.result;
        response.fault = r.fault;
        response.phase = r.phase;
        response.reply.code = r.code;
        CHECK(transfer::went_stale(response) == r.stale);
    }
}
