// What every kind of channel must do, whatever it is called.

#include "connectors/kit/http_channel.hpp"
#include "connectors/registry/registry.hpp"
#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"
#include "tests/connectors/channel_samples.hpp"
#include "tests/support/http_peer.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using boost::asio::awaitable;
using plan::failure;
using plan::verdict;
using support::http_received;
using support::http_reply;
using tests::channel_sample;

namespace {

/// A connector of the sample's kind to a peer that answers as `how` says.
struct exchange {
    exchange(const channel_sample& of, support::http_peer::script how)
        : sample(of), peer(io, std::move(how)) {
        sample.settings.url = base::secret(peer.url(sample.path));
        sample.settings.allow_http = true;
        sample.settings.allow_private_addresses = true;
        sample.settings.timeout = 1s;
    }

    plan::send_outcome send(plan::message model = tests::usual_messages().front().second,
                            bool may_be_copy = false) {
        const connectors::delivery what{"rem-7", sample.handle,
                                        std::make_shared<const plan::message>(std::move(model)),
                                        may_be_copy};
        transfer::http_client client(io.get_executor(), {});
        kit::http_channel channel(*sample.kind, sample.settings, client, {});
        plan::send_outcome outcome;
        auto work = [&]() -> awaitable<void> { outcome = co_await channel.send(what); };
        peer.run(work());
        return outcome;
    }

    boost::asio::io_context io{1};
    channel_sample sample;
    support::http_peer peer;
};

http_reply success_of(const channel_sample& sample) {
    return support::answer(sample.success, "Content-Type: application/json\r\n",
                           sample.success_body);
}

template <class Check>
void each_channel(Check check) {
    for (const channel_sample& sample : tests::channel_samples()) {
        const std::string kind(sample.kind->name);
        CAPTURE(kind);
        check(sample);
    }
}

std::string bodies_of(const kit::composed& made) {
    std::string all;
    for (const kit::channel_request& each : made.requests)
        all += each.body + "\n";
    return all;
}

/// The numbers that stand between the two.
std::vector<int> numbers_between(const std::string& text, const std::string& before,
                                 const std::string& after) {
    std::vector<int> all;
    const std::regex form(before + "([0-9]+)" + after);
    for (std::sregex_iterator at(text.begin(), text.end(), form); at != std::sregex_iterator();
         ++at)
        all.push_back(std::stoi((*at)[1]));
    return all;
}

void check_inert(const channel_sample& sample, const std::string& text,
                 const plan::message& model) {
    const kit::composed made = tests::composed_by(sample, model);
    REQUIRE(!made.requests.empty());
    for (const kit::channel_request& each : made.requests) {
        CHECK(base::is_valid_utf8(each.body));
        CHECK(each.path.find_first_of(" \r\n") == each.path.npos);
        for (const std::string& header : each.headers)
            CHECK(header.find_first_of("\r\n") == header.npos);
        const std::string counted =
            sample.counted == nullptr ? each.body : sample.counted(each.body);
        CHECK(kit::size_in(sample.of, counted) <= sample.limit);
        if (sample.active_in != nullptr)
            CHECK(sample.active_in(each.body, text) == "");
    }
}

} // namespace

TEST_CASE("every kind in the registry is tried here, and its sample's settings are good") {
    std::set<std::string_view> tried;
    each_channel([&tried](const channel_sample& sample) {
        tried.insert(sample.kind->name);
        std::string faults;
        for (const kit::settings_fault& each : kit::faults_of(*sample.kind, sample.settings))
            faults += each.key + " " + each.what + "\n";
        CHECK(faults == "");
        const bool is_mail = sample.kind->addresses(sample.settings) == kit::addressing::mail;
        if (sample.kind->handle_fault != nullptr && !sample.handle.empty() && !is_mail)
            CHECK(sample.kind->handle_fault(sample.handle) == "");
    });
    for (const kit::channel_kind* kind : registry::kinds()) {
        CAPTURE(kind->name);
        CHECK(tried.contains(kind->name));
    }
}

TEST_CASE("a message that the peer takes is accepted, and goes in so many requests as there are") {
    each_channel([](const channel_sample& sample) {
        exchange attempt(sample, [&](const http_received&) { return success_of(sample); });
        const plan::send_outcome outcome = attempt.send();
        CAPTURE(outcome.detail);
        CHECK(outcome.verdict == verdict::accepted);
        CHECK(outcome.remark == "");
        const auto made = tests::composed_by(sample, tests::usual_messages().front().second);
        CHECK(attempt.peer.requests().size() == made.requests.size());
    });
}

TEST_CASE("what a peer does to any kind has one outcome") {
    struct row {
        std::string name;
        http_reply reply;
        plan::verdict verdict;
        failure reason;
    };
    const row rows[] = {
        {"unavailable", support::answer(503), verdict::deferred, failure::server},
        {"a page of a login", support::answer(200, "", "<html>Log in</html>"), verdict::unknown,
         failure::client},
        {"redirect", support::answer(302, "Location: https://evil.example/\r\n"), verdict::deferred,
         failure::client},
        {"gone", support::answer(410), verdict::refused, failure::client},
        {"too large", support::answer(413), verdict::refused, failure::content},
        {"silence after the body", support::no_answer(), verdict::unknown, failure::timeout},
        {"connection lost after the body", support::drop_connection(), verdict::unknown,
         failure::network},
    };
    each_channel([&rows](const channel_sample& sample) {
        for (const row& r : rows) {
            CAPTURE(r.name);
            exchange attempt(sample, [&](const http_received&) { return r.reply; });
            const plan::send_outcome outcome = attempt.send();
            CHECK(outcome.verdict == r.verdict);
            CHECK(outcome.reason == r.reason);
            CHECK(attempt.peer.requests().size() == 1);
        }
    });
}

TEST_CASE("a peer that asks for patience gets it, in seconds or until a date") {
    each_channel([](const channel_sample& sample) {
        exchange seconds(sample, [](const http_received&) {
            return support::answer(429, "Retry-After: 9\r\n");
        });
        const plan::send_outcome outcome = seconds.send();
        CHECK(outcome.verdict == verdict::deferred);
        CHECK(outcome.reason == failure::rate_limited);
        CHECK(outcome.affects_destination);
        CHECK(outcome.retry_after == 9s);
        // Far enough ahead for any test, and then held to the longest wait.
        exchange date(sample, [](const http_received&) {
            return support::answer(429, "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT\r\n");
        });
        CHECK(date.send().retry_after == 6h);
    });
}

TEST_CASE("a channel whose answers say how much it takes is left alone when it takes no more") {
    const std::string then = std::to_string(
        std::chrono::system_clock::to_time_t(std::chrono::system_clock::now() + 30s));
    // As each server writes them.
    const std::map<std::string_view, std::pair<std::string, std::string>> headers{
        {"discord", {"X-RateLimit-Remaining", "X-RateLimit-Reset-After: 29.5"}},
        {"mattermost", {"X-Ratelimit-Remaining", "X-Ratelimit-Reset: 30"}},
        {"rocket_chat", {"x-ratelimit-remaining", "x-ratelimit-reset: " + then + "000"}},
        {"zulip", {"X-RateLimit-Remaining", "X-RateLimit-Reset: " + then}},
    };
    each_channel([&headers](const channel_sample& sample) {
        const auto of = headers.find(sample.kind->name);
        CHECK(sample.kind->rates.remaining.empty() == (of == headers.end()));
        if (of == headers.end())
            return;
        const auto left = [&of](const char* remaining) {
            return of->second.first + ": " + remaining + "\r\n" + of->second.second + "\r\n";
        };
        exchange last(sample, [&](const http_received&) {
            return support::answer(sample.success, left("0"), sample.success_body);
        });
        const plan::send_outcome taken = last.send();
        CHECK(taken.verdict == verdict::accepted);
        REQUIRE(taken.pause);
        CHECK(*taken.pause > 20s);
        CHECK(*taken.pause <= 30s);
        exchange more(sample, [&](const http_received&) {
            return support::answer(sample.success, left("4"), sample.success_body);
        });
        CHECK(!more.send().pause);
        exchange beyond(sample,
                        [&](const http_received&) { return support::answer(429, left("0")); });
        const plan::send_outcome refused = beyond.send();
        CHECK(refused.reason == failure::rate_limited);
        CHECK(refused.retry_after.value_or(0s) > 20s);
        CHECK(refused.retry_after.value_or(0s) <= 30s);
    });
}

TEST_CASE("a peer that is not there, or speaks no TLS, has been sent nothing") {
    each_channel([](const channel_sample& sample) {
        exchange closed(sample, [](const http_received&) { return support::answer(200); });
        closed.peer.stop();
        const plan::send_outcome nobody = closed.send();
        CHECK(nobody.verdict == verdict::deferred);
        CHECK(nobody.reason == failure::network);
        CHECK(nobody.affects_destination);

        exchange plain(sample, [](const http_received&) { return support::answer(200); });
        std::string url = plain.sample.settings.url.reveal();
        plain.sample.settings.url = base::secret("https" + url.substr(url.find(':')));
        const plan::send_outcome unprotected = plain.send();
        CHECK(unprotected.verdict == verdict::deferred);
        CHECK(unprotected.affects_destination);
        CHECK(plain.peer.requests().empty());
    });
}

TEST_CASE("of a thousand items each is told or counted, within what the channel takes") {
    each_channel([](const channel_sample& sample) {
        plan::message many = tests::usual_messages().back().second;
        many.items.resize(1'000, many.items.front());
        for (std::size_t i = 0; i < many.items.size(); ++i)
            many.items[i].title = "Milestone number " + std::to_string(i);
        const kit::composed made = tests::composed_by(sample, many);
        REQUIRE(!made.requests.empty());
        std::set<int> told;
        int left_out = 0;
        for (const kit::channel_request& each : made.requests) {
            const std::string counted =
                sample.counted == nullptr ? each.body : sample.counted(each.body);
            CHECK(kit::size_in(sample.of, counted) <= sample.limit);
            const std::string text =
                sample.told_in == nullptr ? counted : sample.told_in(each.body);
            for (const int number : numbers_between(text, "Milestone number ", ""))
                told.insert(number);
            for (const int number : numbers_between(text, "and ", " more"))
                left_out += number;
        }
        CHECK(left_out > 0);
        CHECK(static_cast<int>(told.size()) + left_out == 1'000);
    });
}

TEST_CASE("nothing of a plan's text acts in any channel, and no text makes a message fail") {
    const std::vector<std::string> texts = tests::hostile_texts();
    CHECK(texts.size() >= 300);
    each_channel([&texts](const channel_sample& sample) {
        for (const std::string& text : texts) {
            CAPTURE(text.substr(0, 100));
            check_inert(sample, text, tests::a_message_full_of(text));
            check_inert(sample, text, tests::a_digest_full_of(text));
        }
    });
}

TEST_CASE("the address of the plan is whole in every channel that shows it, whatever is in it") {
    render::render_settings with_link;
    with_link.plan_url = "https://plans.example.org/Plan_(2018)";
    each_channel([&with_link](const channel_sample& sample) {
        const plan::message model = tests::usual_messages().front().second;
        const connectors::delivery what{"rem-7", sample.handle,
                                        std::make_shared<const plan::message>(model), false};
        const render::chat_words words = render::words_for_chat(model, with_link);
        const std::chrono::sys_seconds now{1'543'998'600s};
        std::string told;
        for (const kit::channel_request& each :
             sample.kind->make(sample.settings)->compose({what, words, now}).requests)
            told += each.body + (sample.counted == nullptr ? "" : sample.counted(each.body));
        CHECK(told.find("](https://plans.example.org/Plan_(") == told.npos);
        const bool is_whole =
            told.find("Plan_(2018)") != told.npos || told.find("Plan_%282018%29") != told.npos;
        CHECK(is_whole != (sample.way == "sms")); // a text message has no room for it
    });
}

TEST_CASE("neither outcomes nor log lines hold what opens a destination's door") {
    each_channel([](const channel_sample& sample) {
        std::string seen;
        base::set_log_sink([&](base::log_level, std::string_view line) { seen += line; });
        base::set_log_level(base::log_level::debug);
        exchange talkative(sample, [](const http_received& got) {
            return support::answer(404, "", "not found: " + got.head + got.body.substr(0, 100));
        });
        seen += talkative.send().detail;
        exchange closed(sample, [](const http_received&) { return support::answer(200); });
        closed.peer.stop();
        seen += closed.send().detail;
        base::set_log_level(base::log_level::info);
        base::set_log_sink({});
        CHECK(seen.find("s3cr3t") == std::string::npos);
        if (sample.kind->secrets != nullptr)
            for (const base::secret& each : sample.kind->secrets(sample.settings))
                CHECK(seen.find(each.reveal()) == std::string::npos);
        CHECK(seen.find("***") != std::string::npos);
    });
}

TEST_CASE("a second attempt says the same as the first, and that it may be a copy where it may") {
    each_channel([](const channel_sample& sample) {
        for (const auto& [name, model] : tests::usual_messages()) {
            CAPTURE(name);
            exchange twice(sample, [](const http_received&) { return support::answer(503); });
            CHECK(twice.send(model).verdict == verdict::deferred);
            exchange copy(sample, [](const http_received&) { return support::answer(503); });
            CHECK(copy.send(model, true).verdict == verdict::deferred);
            REQUIRE(twice.peer.requests().size() == 1);
            REQUIRE(copy.peer.requests().size() == 1);
            const std::string first = twice.peer.requests().front().body;
            CHECK(bodies_of(tests::composed_by(sample, model)).starts_with(first));
            CHECK(copy.peer.requests().front().body.find("ossible") != std::string::npos);
            CHECK(first.find("ossible") == std::string::npos);
        }
    });
}

TEST_CASE("a message of which a part was taken goes on with the next, and is no plain retry") {
    plan::message many = tests::usual_messages().back().second;
    for (int i = 0; i < 100; ++i)
        many.items.push_back(many.items.front());
    int tried = 0;
    each_channel([&](const channel_sample& sample) {
        const std::size_t parts = tests::composed_by(sample, many).requests.size();
        if (parts < 2)
            return;
        ++tried;
        std::size_t asked = 0;
        exchange attempt(sample, [&](const http_received&) {
            return ++asked == 2 ? support::answer(503) : success_of(sample);
        });
        const connectors::delivery what{"rem-7", sample.handle,
                                        std::make_shared<const plan::message>(many), false};
        transfer::http_client client(attempt.io.get_executor(), {});
        kit::http_channel channel(*sample.kind, attempt.sample.settings, client, {});
        auto work = [&]() -> awaitable<void> {
            const plan::send_outcome first = co_await channel.send(what);
            CHECK(first.verdict == verdict::deferred);
            CHECK(first.partly_arrived);
            const plan::send_outcome second = co_await channel.send(what);
            CHECK(second.verdict == verdict::accepted);
            CHECK(!second.partly_arrived);
            // Each counts towards the destination's rate, the one that failed among them.
            CHECK(first.requests == 2);
            CHECK(second.requests == static_cast<int>(parts) - 1);
        };
        attempt.peer.run(work());
        CHECK(attempt.peer.requests().size() == parts + 1);
        CHECK(attempt.peer.requests()[1].body == attempt.peer.requests()[2].body);
    });
    CHECK(tried > 0);
}
