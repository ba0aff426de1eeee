#include "tests/connectors/samples_of_cards.hpp"

#include "connectors/google_chat/google_chat.hpp"

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

} // namespace remembrancer::tests
