// What searches the bodies of channels for what acts must find it.

#include "tests/connectors/channel_samples.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using nlohmann::json;

namespace {

const tests::channel_sample& sample_of(const std::vector<tests::channel_sample>& all,
                                       std::string_view kind) {
    for (const tests::channel_sample& each : all)
        if (each.kind->name == kind && each.settings.token.empty())
            return each;
    throw std::runtime_error("there is no such sample");
}

json body_of(const tests::channel_sample& sample) {
    return json::parse(
        tests::composed_by(sample, tests::usual_messages().back().second).requests.front().body);
}

} // namespace

TEST_CASE("what acts in a post to Slack is found, however deep it stands") {
    const auto all = tests::channel_samples();
    const tests::channel_sample& slack = sample_of(all, "slack");
    const json good = body_of(slack);
    CHECK(slack.active_in(good.dump(), "") == "");
    const json stranger = {{"type", "user"}, {"user_id", "U999"}};
    const json link = {{"type", "link"}, {"url", "https://evil.example"}};
    const json everybody = {{"type", "broadcast"}, {"range", "channel"}};
    const json markdown = {{"type", "mrkdwn"}, {"text", "<!here>"}};
    for (const json& planted : {stranger, link, everybody, markdown}) {
        CAPTURE(planted.dump());
        json body = good;
        json& elements = body["blocks"][1]["elements"];
        bool is_planted = false;
        for (json& part : elements) {
            if (part["type"] != "rich_text_list")
                continue;
            part["elements"][0]["elements"].push_back(planted);
            is_planted = true;
        }
        REQUIRE(is_planted);
        CHECK(slack.active_in(body.dump(), "") != "");
    }
    for (const char* planted : {"<!channel>", "a & b", "&#60;"}) {
        json body = good;
        body["text"] = planted;
        CHECK(slack.active_in(body.dump(), "") != "");
    }
    json unfolds = good;
    unfolds.erase("unfurl_links");
    CHECK(slack.active_in(unfolds.dump(), "") != "");
    json parses = good;
    parses["link_names"] = true;
    CHECK(slack.active_in(parses.dump(), "") != "");
}

TEST_CASE("what acts in a post to Mattermost is found") {
    const auto all = tests::channel_samples();
    const tests::channel_sample& mattermost = sample_of(all, "mattermost");
    const json good = body_of(mattermost);
    CHECK(mattermost.active_in(good.dump(), "") == "");
    for (const char* planted :
         {"@channel", "~town-square", "#tag", "[x](y)", "![x](y)", "https://evil.example", "`x`",
          "<b>", "\n> x", "$x$", "&lt;", "_x_", "a | b", "\n| a | b |"}) {
        CAPTURE(planted);
        json body = good;
        body["text"] = good["text"].get<std::string>() + " " + planted;
        CHECK(mattermost.active_in(body.dump(), "") != "");
    }
}
