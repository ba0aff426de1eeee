#include "tests/connectors/samples_of_rooms.hpp"

#include "connectors/discord/discord.hpp"
#include "connectors/matrix/matrix.hpp"
#include "connectors/ntfy/ntfy.hpp"
#include "connectors/rocket_chat/rocket_chat.hpp"
#include "connectors/zulip/zulip.hpp"
#include "tests/connectors/active_marks.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>

#include <nlohmann/json.hpp>

namespace remembrancer::tests {
namespace {

using nlohmann::json;

channel_sample sample_of(const kit::channel_kind& kind, std::string handle) {
    channel_sample sample{&kind, {}, std::move(handle)};
    sample.settings.kind = kind.name;
    sample.settings.name = "sample";
    sample.settings.url = base::secret("https://chat.example.org/in/s3cr3tpath");
    sample.settings.per_second = 0;
    return sample;
}

/// The value of a key of a form, without its percents.
std::string form_value(const std::string& form, const std::string& key) {
    std::size_t at = ("&" + form).find("&" + key + "=");
    if (at == form.npos)
        return {};
    std::string out;
    for (at += key.size() + 1; at < form.size() && form[at] != '&'; ++at) {
        if (form[at] == '%') {
            out += static_cast<char>(std::stoi(form.substr(at + 1, 2), nullptr, 16));
            at += 2;
        } else {
            out += form[at];
        }
    }
    return out;
}

std::string description_in(const std::string& body) {
    return json::parse(body).at("embeds").at(0).at("description").get<std::string>();
}

std::string active_in_discord(const std::string& body, const std::string&) {
    constexpr std::string_view mention = "<@80351110224678912> ";
    const json parsed = json::parse(body);
    const json only = {{"parse", json::array()}, {"users", {"80351110224678912"}}};
    if (parsed.at("allowed_mentions") != only)
        return "others may be mentioned";
    const std::string content = parsed.at("content").get<std::string>();
    if (!content.starts_with(mention) || kit::size_in(kit::unit::utf16, content) > 2'000)
        return "not our content: " + content.substr(0, 40);
    for (const std::string& text : {content.substr(mention.size()), description_in(body)}) {
        for (const std::string& found : {bare_name_or_address(text), unescaped(text, "<[`_~#>|")})
            if (!found.empty())
                return found;
    }
    return {};
}

/// The plain form: the other says the same once more.
std::string body_in(const std::string& body) {
    return json::parse(body).at("body").get<std::string>();
}

/// Tags are of ours, and the one address is the reader's.
std::string active_in_matrix(const std::string& body, const std::string&) {
    constexpr std::string_view pill = "<a href=\"https://matrix.to/#/%40sian%3Aexample.org\">"
                                      "@sian:example.org</a>";
    constexpr std::string_view name = "@sian:example.org";
    const json parsed = json::parse(body);
    if (parsed.at("m.mentions") != json{{"user_ids", {name}}})
        return "others may be mentioned";
    std::string html = parsed.at("formatted_body").get<std::string>();
    if (const std::size_t at = html.find(pill); at != html.npos)
        html.erase(at, pill.size());
    for (const std::string_view tag :
         {"p", "strong", "br", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"})
        for (const std::string& each : {"<" + std::string(tag), "</" + std::string(tag)})
            for (std::size_t at = html.find(each + ">"); at != html.npos;
                 at = html.find(each + ">"))
                html.erase(at, each.size() + 1);
    if (html.find_first_of("<>\"'") != html.npos)
        return "a tag that is not ours: " + html.substr(html.find_first_of("<>\"'"), 20);
    const std::string text = parsed.at("body").get<std::string>();
    for (const std::string& part : {html, text.substr(name.size())})
        if (std::string found = bare_name_or_address(part); !found.empty())
            return found;
    return {};
}

std::string message_in(const std::string& body) {
    return json::parse(body).at("message").get<std::string>();
}

std::string active_in_ntfy(const std::string& body, const std::string&) {
    const json parsed = json::parse(body);
    if (parsed.contains("markdown") || parsed.contains("click") || parsed.contains("actions"))
        return "more than plain text";
    const std::string message = message_in(body);
    return message.find("://") == message.npos ? "" : "an address";
}

std::string text_in(const std::string& body) {
    return json::parse(body).at("text").get<std::string>();
}

/// Bold is ours; all else that acts needs a name or an address that begins with one of these.
std::string active_in_rocket_chat(const std::string& body, const std::string&) {
    const std::string text = text_in(body).substr(std::string_view("@sian.jones").size());
    std::string found = bare_name_or_address(text);
    for (const std::string_view mark : {"#", "]", "<", "|"})
        for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1))
            if (!std::string_view(text).substr(at + 1).starts_with("\u200B"))
                found = "not parted: " + text.substr(at, 20);
    return found.empty() ? unescaped(text, "_~`") : found;
}

std::string content_in(const std::string& body) {
    return form_value(body, "content");
}

/// Nothing of Zulip's Markdown but our bold, our lists, and the reader's name.
std::string active_in_zulip(const std::string& body, const std::string&) {
    constexpr std::string_view mention = "@**|8** ";
    std::string text = content_in(body);
    const bool is_direct = body.starts_with("type=direct&");
    if (text.starts_with(mention) == is_direct)
        return "not our mention: " + text.substr(0, 20);
    text.erase(0, is_direct ? 0 : mention.size());
    for (std::size_t at = text.find("&#"); at != text.npos; at = text.find("&#"))
        text.erase(at, text.find(';', at) + 1 - at);
    if (const std::size_t at = text.find_first_of("\\`_[]<>~@$&"); at != text.npos)
        return "acts: " + text.substr(at, 20);
    // Bars are of tables of three columns alone.
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (std::ranges::count(line, '|') != (line.starts_with('|') ? 4 : 0))
            return "a bar: " + line.substr(0, 40);
    return {};
}

} // namespace

channel_sample discord_webhook() {
    channel_sample sample = sample_of(discord::kind, "80351110224678912");
    sample.success_body = R"({"type":0,"id":"1199000000000000001","content":"x"})";
    sample.limit = 4'096;
    sample.of = kit::unit::utf16;
    sample.counted = description_in;
    sample.active_in = active_in_discord;
    return sample;
}

channel_sample matrix_room() {
    channel_sample sample = sample_of(matrix::kind, "@sian:example.org");
    sample.settings.token = base::secret("syt_s3cr3ttoken");
    sample.settings.own["room"] = "!abcdef:example.org";
    sample.told_in = body_in;
    sample.success_body = R"({"event_id":"$143273582443PhrSn:example.org"})";
    sample.limit = 60'000;
    sample.active_in = active_in_matrix;
    return sample;
}

channel_sample ntfy_topic() {
    channel_sample sample = sample_of(ntfy::kind, "");
    sample.path = "/";
    sample.settings.url = base::secret("https://chat.example.org");
    sample.settings.own["topic"] = "programme-s3cr3ttopic";
    sample.success_body = R"({"id":"sPs71M8A2T","event":"message"})";
    sample.limit = 4'096;
    sample.counted = message_in;
    sample.active_in = active_in_ntfy;
    return sample;
}

channel_sample rocket_chat_webhook() {
    channel_sample sample = sample_of(rocket_chat::kind, "sian.jones");
    sample.path = "/hooks/s3cr3tpath";
    sample.settings.url = base::secret("https://chat.example.org/hooks/s3cr3tpath");
    sample.success_body = R"({"success":true})";
    sample.limit = 5'000;
    sample.of = kit::unit::utf16;
    sample.counted = text_in;
    sample.active_in = active_in_rocket_chat;
    return sample;
}

channel_sample zulip_channel() {
    channel_sample sample = sample_of(zulip::kind, "8");
    sample.settings.token = base::secret("s3cr3tkey");
    sample.settings.own["bot"] = "reminders-bot@chat.example.org";
    sample.settings.own["channel"] = "programme";
    sample.success_body = R"({"result":"success","msg":"","id":42})";
    sample.limit = 10'000;
    sample.counted = content_in;
    sample.active_in = active_in_zulip;
    return sample;
}

channel_sample zulip_direct() {
    channel_sample sample = zulip_channel();
    sample.settings.own.erase("channel");
    sample.way = "direct";
    return sample;
}

} // namespace remembrancer::tests
