// An escalation answers the message in which its reader heard of the item first, and what is over
// is marked there.

#include "connectors/kit/http_channel.hpp"
#include "connectors/slack/classify.hpp"
#include "connectors/slack/slack.hpp"
#include "tests/support/http_peer.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using boost::asio::awaitable;
using nlohmann::json;

namespace {

const std::string member = "U012AB3CD";

/// Slack as a bot meets it: answers each request in turn, the last answer for all further ones.
struct bot {
    explicit bot(std::vector<std::string> answers)
        : peer(io, [this, answers](const support::http_received&) {
              const std::size_t now = std::min(answered++, answers.size() - 1);
              return support::answer(200, "Content-Type: application/json\r\n", answers[now]);
          }) {
        settings.kind = settings.name = "slack";
        settings.token = base::secret("xoxb-s3cr3ttoken");
        settings.url = base::secret(peer.url("/api"));
        settings.allow_http = true;
        settings.allow_private_addresses = true;
    }

    plan::send_outcome send(plan::message model, connectors::told_before earlier = {}) {
        const connectors::delivery what{"rem-7", member,
                                        std::make_shared<const plan::message>(std::move(model)),
                                        false, std::move(earlier)};
        transfer::http_client client(io.get_executor(), {});
        kit::http_channel channel(slack::kind, settings, client, {});
        CHECK(channel.follows_up());
        plan::send_outcome outcome;
        auto work = [&]() -> awaitable<void> { outcome = co_await channel.send(what); };
        peer.run(work());
        return outcome;
    }

    [[nodiscard]] std::string path(std::size_t request) const {
        const std::string& head = peer.requests().at(request).head;
        return head.substr(5, head.find(' ', 5) - 5);
    }
    [[nodiscard]] json body(std::size_t request) const {
        return json::parse(peer.requests().at(request).body);
    }

    boost::asio::io_context io{1};
    std::size_t answered = 0;
    kit::channel_settings settings; ///< without a channel: the bot writes to each person
    support::http_peer peer;
};

plan::message a_message(plan::role told_as, int step) {
    plan::message model;
    model.kind = plan::message_kind::escalation;
    model.today = plan::date(std::chrono::sys_days(std::chrono::year(2018) / 12 / 5));
    plan::message_item& line = model.items.emplace_back();
    line.rule = plan::rule::overdue;
    line.reason =
        step == plan::step_over ? plan::reason::closed : plan::reason::past_effective_date;
    line.told_as = told_as;
    line.step = step;
    line.title = "Budget approved";
    line.anchor = model.today - std::chrono::days(7);
    line.days = 7;
    line.working_days = 5;
    return model;
}

/// Everything that the message said is over.
connectors::told_before ended(const std::string& provider_id) {
    return {{},
            {{provider_id, std::make_shared<const plan::message>(
                               a_message(plan::role::sponsor, plan::step_over))}}};
}

const std::string first_answer =
    R"({"ok":true,"channel":"D024BE7LR","ts":"1503435956.000247","message":{"text":"x"}})";
const std::string thread_answer = R"({"ok":true,"channel":"D024BE7LR","ts":"1503435999.000100",)"
                                  R"("message":{"thread_ts":"1503435956.000247"}})";

} // namespace

TEST_CASE("a first message is a new one, and Slack's name for it is kept") {
    bot slack({first_answer});
    const auto outcome = slack.send(a_message(plan::role::sponsor, 2));
    CHECK(outcome.verdict == plan::verdict::accepted);
    CHECK(outcome.provider_id == "D024BE7LR/1503435956.000247");
    REQUIRE(slack.peer.requests().size() == 1);
    CHECK(slack.path(0) == "/api/chat.postMessage");
    CHECK(slack.body(0).at("channel") == member);
    CHECK_FALSE(slack.body(0).contains("thread_ts"));
    CHECK_FALSE(slack.body(0).contains("reply_broadcast"));
}

TEST_CASE("an escalation answers in the thread of the first message, and is seen outside of it") {
    bot slack({thread_answer});
    const auto outcome =
        slack.send(a_message(plan::role::sponsor, 5), {"D024BE7LR/1503435956.000247"});
    CHECK(outcome.provider_id == "D024BE7LR/1503435999.000100/1503435956.000247");
    REQUIRE(slack.peer.requests().size() == 1);
    CHECK(slack.body(0).at("channel") == "D024BE7LR");
    CHECK(slack.body(0).at("thread_ts") == "1503435956.000247");
    CHECK(slack.body(0).at("reply_broadcast") == true);
}

TEST_CASE("the thread of an answer is that of the message which it answers") {
    bot slack({thread_answer});
    (void)slack.send(a_message(plan::role::sponsor, 5), {"D1/9.9/3.3"});
    CHECK(slack.body(0).at("thread_ts") == "3.3");
}

TEST_CASE("what was told in a channel that the settings no longer name is not answered there") {
    for (const bool is_moved : {false, true}) {
        CAPTURE(is_moved);
        bot slack({first_answer});
        slack.settings.own["channel"] = "C012AB3CD";
        (void)slack.send(a_message(plan::role::sponsor, 5),
                         {is_moved ? "C0OLDROOM1/9.9" : "C012AB3CD/9.9"});
        CHECK(slack.body(0).at("channel") == "C012AB3CD");
        CHECK(slack.body(0).contains("thread_ts") == !is_moved);
    }
}

TEST_CASE("a reminder answers nothing") {
    bot slack({first_answer});
    plan::message reminder = a_message(plan::role::owner, 5);
    reminder.kind = plan::message_kind::reminder;
    (void)slack.send(reminder, {"D1/9.9"});
    CHECK_FALSE(slack.body(0).contains("thread_ts"));
}

TEST_CASE("what is over is marked in the earlier message after it was told") {
    bot slack({first_answer, R"({"ok":true,"channel":"D1","ts":"9.9","text":"x"})"});
    plan::message over = a_message(plan::role::sponsor, plan::step_over);
    over.kind = plan::message_kind::reminder;
    const auto outcome = slack.send(over, ended("D1/9.9"));
    CHECK(outcome.verdict == plan::verdict::accepted);
    CHECK(outcome.remark.empty());
    // Of the message itself, not of what was written again.
    CHECK(outcome.provider_id == "D024BE7LR/1503435956.000247");
    REQUIRE(slack.peer.requests().size() == 2);
    CHECK(slack.path(0) == "/api/chat.postMessage");
    CHECK_FALSE(slack.body(0).contains("thread_ts"));
    CHECK(slack.path(1) == "/api/chat.update");
    const json update = slack.body(1);
    CHECK(update.at("channel") == "D1");
    CHECK(update.at("ts") == "9.9");
    CHECK_FALSE(update.contains("unfurl_links"));
    CHECK(update.at("blocks").dump().find("It is over") != std::string::npos);
    CHECK(update.at("blocks").dump().find("Budget approved") != std::string::npos);
}

TEST_CASE("an earlier message that cannot be written again costs a remark and no more") {
    bot slack({first_answer, R"({"ok":false,"error":"edit_window_closed"})"});
    const auto outcome =
        slack.send(a_message(plan::role::sponsor, plan::step_over), ended("D1/9.9"));
    CHECK(outcome.verdict == plan::verdict::accepted);
    CHECK(outcome.provider_id == "D024BE7LR/1503435956.000247");
    CHECK(outcome.remark.find("edit_window_closed") != std::string::npos);
}

TEST_CASE("a name that is none of Slack's makes a message of its own") {
    for (const char* name : {"", "D1", "/9.9", "D1/"}) {
        CAPTURE(name);
        CHECK(slack::posted_as(name).channel.empty());
        bot slack({first_answer});
        connectors::told_before earlier = ended(name);
        earlier.first = name;
        const auto outcome = slack.send(a_message(plan::role::sponsor, 5), earlier);
        CHECK(outcome.verdict == plan::verdict::accepted);
        CHECK(slack.peer.requests().size() == 1);
        CHECK_FALSE(slack.body(0).contains("thread_ts"));
    }
}

TEST_CASE("when the message that it answers is gone the next attempt may be one of its own") {
    for (const char* error : {"thread_not_found", "cannot_reply_to_message"}) {
        CAPTURE(error);
        bot slack({std::string(R"({"ok":false,"error":")") + error + "\"}"});
        const auto outcome = slack.send(a_message(plan::role::sponsor, 5), {"D1/9.9"});
        CHECK(outcome.verdict == plan::verdict::deferred);
        CHECK(outcome.reason == plan::failure::content);
        CHECK_FALSE(outcome.affects_destination);
    }
}
