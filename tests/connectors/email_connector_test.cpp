#include "connectors/email/email_connector.hpp"

#include "connectors/mime/mail_of.hpp"
#include "daemon/base/fast_clock.hpp"
#include "tests/support/delivery_builder.hpp"
#include "tests/support/mail_sender.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::failure;
using plan::verdict;

namespace {

struct connector_bench {
    explicit connector_bench(const std::vector<std::string>& faults = {})
        : sink(arguments(faults)) {}

    static std::vector<std::string> arguments(const std::vector<std::string>& faults) {
        std::vector<std::string> all{"--http", "127.0.0.1:0", "--smtp", "127.0.0.1:0", "--keep"};
        for (const std::string& fault : faults) {
            all.emplace_back("--fault");
            all.push_back(fault);
        }
        return all;
    }
    [[nodiscard]] email::email_settings settings() const {
        email::email_settings made;
        made.smtp = support::relay_at(sink.smtp_port());
        made.smtp.response_timeout = std::chrono::seconds(1);
        made.identity.from_address = "plans@example.org";
        made.identity.reply_to_address = "office@example.org";
        return made;
    }
    plan::send_outcome send(const connectors::delivery& what) {
        return support::outcome_of_send(io, connector, what);
    }

    support::sink_process sink;
    boost::asio::io_context io;
    base::fake_clock clock{io.get_executor(), support::half_past_eight()};
    email::email_connector connector{io.get_executor(), clock, settings(), {}};
};

} // namespace

TEST_CASE("a delivery reaches the relay as mail under its own Message-ID") {
    connector_bench bench;
    const plan::send_outcome got = bench.send(support::a_delivery("round-1.owner"));
    CHECK(got.verdict == verdict::accepted);
    CHECK(got.detail.starts_with("250 "));
    const std::string mail = bench.sink.delivery("round-1.owner@example.org");
    CHECK(mail.starts_with("X-Envelope-From: <plans@example.org>\r\n"
                           "X-Envelope-To: <owner@example.org>\r\n"
                           "Date: Wed, 05 Dec 2018 08:30:00 +0000\r\n"));
    CHECK(mail.find("\r\nReply-To: <office@example.org>\r\n") != std::string::npos);
    CHECK(mail.find("\r\nReferences: <item.") != std::string::npos);
}

TEST_CASE("a copy bears the same Message-ID and says that it may be one") {
    connector_bench bench({"drop at=smtp.dot times=1"});
    connectors::delivery what = support::a_delivery("k");
    CHECK(bench.send(what).verdict == verdict::unknown);
    what.may_be_copy = true;
    CHECK(bench.send(what).verdict == verdict::accepted);
    CHECK(bench.sink.ids().size() == 1);
    CHECK(bench.sink.delivery("k@example.org").find("X-Remembrancer-Attempt: possible copy") !=
          std::string::npos);
}

TEST_CASE("a greylisted mail goes through when it is sent again") {
    connector_bench bench({"answer at=smtp.rcpt code=451 first=1"});
    const plan::send_outcome first = bench.send(support::a_delivery("k"));
    CHECK(first.verdict == verdict::deferred);
    CHECK(first.retry_after == std::chrono::seconds(300));
    CHECK(bench.send(support::a_delivery("k")).verdict == verdict::accepted);
}

TEST_CASE("the outcome names what the relay said") {
    struct row {
        std::string name;
        std::string fault;
        verdict what;
        failure why;
        bool affects_destination;
    };
    const row rows[] = {
        {"no such person", "answer at=smtp.rcpt code=550", verdict::refused, failure::recipient,
         false},
        {"closing", "answer at=smtp.mail code=421", verdict::deferred, failure::server, true},
        {"hangs after the dot", "hang at=smtp.dot", verdict::unknown, failure::timeout, true},
        {"drops after the dot", "drop at=smtp.dot", verdict::unknown, failure::network, true},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        connector_bench bench({r.fault});
        const plan::send_outcome got = bench.send(support::a_delivery("k"));
        CHECK(got.verdict == r.what);
        CHECK(got.reason == r.why);
        CHECK(got.affects_destination == r.affects_destination);
        CHECK_FALSE(got.detail.empty());
    }
}

TEST_CASE("an unsafe address is refused and never sent") {
    connector_bench bench;
    connectors::delivery what = support::a_delivery("k");
    what.address = "a@x.org>\r\nRCPT TO:<evil@y.org";
    const plan::send_outcome got = bench.send(what);
    CHECK(got.verdict == verdict::refused);
    CHECK(got.reason == failure::recipient);
    CHECK(bench.sink.counters().sessions == 0);
}

TEST_CASE("only a message about one item alone belongs to a thread") {
    plan::message model = support::a_model();
    const std::string thread = mime::thread_of(model);
    CHECK_FALSE(thread.empty());
    model.today = std::chrono::year(2019) / 1 / 1;
    CHECK(mime::thread_of(model) == thread);

    plan::message other = support::a_model();
    other.items.front().ref = "4";
    CHECK(mime::thread_of(other) != thread);
    other.items.front().kind = plan::item_kind::risk;
    other.items.front().ref = "3";
    CHECK(mime::thread_of(other) != thread);
    other.items.front().ref.clear();
    CHECK_FALSE(mime::thread_of(other).empty());

    plan::message more = support::a_model();
    more.more_items = 1;
    CHECK(mime::thread_of(more).empty());
    more = support::a_model();
    more.items.push_back(more.items.front());
    CHECK(mime::thread_of(more).empty());
    more = support::a_model();
    more.list = plan::weekly_list{};
    CHECK(mime::thread_of(more).empty());
    CHECK(mime::thread_of(plan::message{}).empty());
}

TEST_CASE("a mail that the relay finds too large goes again, smaller, at once") {
    struct row {
        std::string name;
        std::string answer;
        verdict what;
        std::uint64_t refused; ///< transactions
    };
    const row rows[] = {
        {"by its size", "answer at=smtp.mail code=552 times=1 text=5.3.4 too big",
         verdict::accepted, 1},
        {"without an enhanced code", "answer at=smtp.dot code=552 times=1 text=too big",
         verdict::accepted, 1},
        {"always", "answer at=smtp.mail code=552 text=5.3.4 too big", verdict::refused, 2},
        {"for another reason", "answer at=smtp.mail code=554 times=1 text=5.7.1 no",
         verdict::deferred, 1},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        connector_bench bench({r.answer});
        const plan::send_outcome got = bench.send(support::a_delivery("k"));
        CHECK(got.verdict == r.what);
        std::uint64_t struck = 0;
        for (const auto& [line, times] : bench.sink.counters().injected)
            struck += times;
        CHECK(struck == r.refused);
        if (got.verdict == verdict::accepted)
            CHECK(bench.sink.delivery("k@example.org").find("1 line is left out") !=
                  std::string::npos);
    }
}
