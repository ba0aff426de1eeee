#include "tests/connectors/samples_of_cards.hpp"

#include "connectors/google_chat/google_chat.hpp"
#include "connectors/teams/teams.hpp"
#include "connectors/webex/webex.hpp"

#include <string_view>

#include <nlohmann/json.hpp>

namespace remembrancer::tests {
namespace {

using nlohmann::json;

constexpr std::string_view zero_width_space = "\u200B";

kit::channel_settings settings_of(const kit::channel_kind& kind, const std::string& url) {
    kit::channel_settings settings;
    settings.kind = kind.name;
    settings.name = "sample";
    settings.url = base::secret(url);
    settings.per_second = 0;
    return settings;
}

/// Every string of the JSON, by the key that it is under.
template <class Take>
void each_text(const json& in, const std::string& key, Take& take) {
    if (in.is_string())
        take(key, in.get<std::string>());
    for (const auto& [name, value] : in.items())
        if (in.is_structured())
            each_text(value, in.is_object() ? name : key, take);
}

/// Whether all of `special` in the text are followed by a space of no width.
bool is_parted(std::string_view text, std::string_view special) {
    for (std::size_t at = text.find_first_of(special); at != text.npos;
         at = text.find_first_of(special, at + 1))
        if (!text.substr(at + 1).starts_with(zero_width_space))
            return false;
    return true;
}

/// Whether all of `special` in the text have an odd number of backslashes before them.
bool is_escaped(std::string_view text, std::string_view special) {
    std::size_t backslashes = 0;
    for (const char c : text) {
        if (special.find(c) != special.npos && backslashes % 2 == 0)
            return false;
        backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    return true;
}

bool has_link(std::string_view text) {
    return text.find("://") != text.npos || text.find("www.e") != text.npos ||
           text.find("javascript:a") != text.npos || text.find("mailto:a") != text.npos ||
           !is_parted(text, "@");
}

std::string without(std::string text, std::initializer_list<std::string_view> ours) {
    for (const std::string_view each : ours)
        for (std::size_t at = text.find(each); at != text.npos; at = text.find(each))
            text.erase(at, each.size());
    return text;
}

/// In `text` angle brackets and marks of Markdown act, in a card tags of HTML.
std::string active_in_google_chat(const std::string& body, const std::string&) {
    std::string found;
    const auto take = [&found](const std::string& key, const std::string& text) {
        if (key == "threadKey" || key == "cardId")
            return;
        const std::string rest =
            without(text, {"<users/123456789012345678901>", "<b>", "</b>", "<br>"});
        if (!is_parted(rest, "<&") && key != "text")
            found = "a tag in " + text;
        if (!is_parted(rest, "<"))
            found = "a mark in " + text;
        if (has_link(rest))
            found = "a link in " + text;
    };
    const json parsed = json::parse(body);
    each_text(parsed, "", take);
    std::string text = without(parsed.at("text"), {"<users/123456789012345678901> "});
    if (!text.starts_with('*') || !text.ends_with('*') ||
        !is_parted(text.substr(1, text.size() - 2), "*_~`<"))
        found = "a mark in " + text;
    if (parsed.dump().find("openLink") != std::string::npos)
        found = "a button";
    return found;
}

/// `<at>` acts where an entity has the same text, a bracket begins a link, `{{` a function.
std::string active_in_teams(const std::string& body, const std::string&) {
    const json card = json::parse(body).at("attachments").at(0).at("content");
    std::string mark;
    if (card.at("msteams").contains("entities")) {
        const json& all = card["msteams"]["entities"];
        if (all.size() != 1 || all[0]["mentioned"]["id"] != "sian.jones@example.org")
            return "a mention of somebody else";
        mark = all[0]["text"];
    }
    if (card.contains("actions"))
        return "an action";
    std::string found;
    const auto take = [&](const std::string& key, const std::string& text) {
        if (key != "text" && key != "value" && key != "title")
            return;
        const std::string rest = mark.empty() ? text : without(text, {mark});
        if (!is_parted(rest, "<{~"))
            found = "a mark in " + text;
        if (!is_escaped(rest, "*_`[]"))
            found = "Markdown in " + text;
        if (has_link(rest))
            found = "a link in " + text;
    };
    each_text(card.at("body"), "", take);
    return found;
}

std::string markdown_in(const std::string& body) {
    return json::parse(body).at("markdown").get<std::string>();
}

/// Ours are the bold marks and the bullets.
std::string active_in_webex(const std::string& body, const std::string&) {
    const std::string rest =
        without(markdown_in(body), {"<@personEmail:sian.jones@example.org>", "**"});
    if (!is_parted(rest, "<") || !is_escaped(rest, "<[]`_~|!&"))
        return "Markdown in " + rest;
    return has_link(rest) ? "a link in " + rest : "";
}

} // namespace

channel_sample google_chat_webhook() {
    const std::string path = "/v1/spaces/AAAA/messages?key=s3cr3tkey&token=s3cr3ttoken";
    channel_sample sample{&google_chat::kind,
                          settings_of(google_chat::kind, "https://chat.googleapis.com" + path),
                          "123456789012345678901"};
    sample.path = path;
    sample.success_body = R"({"name":"spaces/AAAA/messages/B.C","thread":{"name":"spaces/A/x"}})";
    sample.limit = 32'000;
    sample.active_in = active_in_google_chat;
    return sample;
}

channel_sample teams_flow() {
    const std::string path = "/workflows/1/triggers/manual/paths/invoke?api-version=1"
                             "&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=s3cr3tsig";
    channel_sample sample{&teams::kind,
                          settings_of(teams::kind, "https://flows.example.org:443" + path),
                          "sian.jones@example.org"};
    sample.path = path;
    sample.success = 202;
    sample.success_body = "";
    sample.limit = 20'000;
    sample.active_in = active_in_teams;
    return sample;
}

channel_sample webex_webhook() {
    channel_sample sample{
        &webex::kind,
        settings_of(webex::kind, "https://webexapis.com/v1/webhooks/incoming/s3cr3tpath"),
        "sian.jones@example.org"};
    sample.success = 204;
    sample.success_body = "";
    sample.limit = 7'439;
    sample.counted = markdown_in;
    sample.active_in = active_in_webex;
    return sample;
}

channel_sample webex_api() {
    channel_sample sample = webex_webhook();
    sample.settings.url = base::secret("https://webexapis.com/v1");
    sample.settings.token = base::secret("s3cr3ttoken");
    sample.settings.own["room"] = "Y2lzY29zcGFyazovL3VzL1JPT00vZXhhbXBsZQ";
    sample.success = 200;
    sample.success_body = R"({"id":"Y2lzY29zcGFyazovL3VzL01FU1NBR0UvZXhhbXBsZQ"})";
    return sample;
}

channel_sample webex_person() {
    channel_sample sample = webex_api();
    sample.settings.own.erase("room");
    sample.way = "person";
    return sample;
}

} // namespace remembrancer::tests
