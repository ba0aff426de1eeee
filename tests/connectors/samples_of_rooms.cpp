#include "tests/connectors/samples_of_rooms.hpp"

#include "connectors/discord/discord.hpp"

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

/// What begins a mention or an address without a space of no width to disarm it.
std::string bare_name_or_address(std::string_view text) {
    for (const std::string_view start : {"@", "://"}) {
        for (std::size_t at = text.find(start); at != text.npos; at = text.find(start, at + 1)) {
            const std::string_view rest = text.substr(start == "@" ? at + 1 : at);
            if (start != "@" || !(rest.starts_with("\u200B") || rest.starts_with(' ')))
                return "acts: " + std::string(text.substr(at, 20));
        }
    }
    return {};
}

/// One of `special` that no backslash stands before.
std::string unescaped(std::string_view text, std::string_view special) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (special.find(text[i]) != special.npos)
            return "not escaped: " + std::string(text.substr(i, 20));
    }
    return {};
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

} // namespace remembrancer::tests
