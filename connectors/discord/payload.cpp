#include "connectors/discord/payload.hpp"

#include "connectors/kit/chat_text.hpp"
#include "connectors/kit/fit.hpp"
#include "connectors/kit/json_writer.hpp"

namespace remembrancer::discord {
namespace {

constexpr std::size_t longest_description = 4'096;
/// Of words: escaped they are at most thrice as long, and within the 2,000 of the content.
constexpr std::size_t longest_headline = 500;

// 24-bit RGB of the bar beside an embed.
constexpr std::int64_t red = 0xB3261E;
constexpr std::int64_t blue = 0x2C5F9E;

std::string escape(std::string_view words) {
    return kit::parted(kit::inert_markdown(words, "\\`*_~#>[]|<"), "@");
}

std::string link(std::string_view url, std::string_view words) {
    return "[" + std::string(words) + "]" + kit::in_parentheses(url);
}

constexpr kit::text_style style{.escape = escape, .link = link};

std::string content(const render::chat_words& words, std::string_view user) {
    const std::string headline =
        escape(kit::cut_to(words.headline, longest_headline, kit::unit::utf16));
    const std::string bold = "**" + headline + "**";
    return user.empty() ? bold : "<@" + std::string(user) + "> " + bold;
}

std::string description(render::chat_words words) {
    words.headline.clear();
    return kit::fitted(
        words, {longest_description, kit::unit::utf16},
        [](const render::chat_words& part) -> std::string { return kit::chat_text(part, style); });
}

} // namespace

std::string payload(const render::chat_words& words, std::string_view user) {
    std::string out;
    kit::json_object body(out);
    body.text("content", content(words, user), std::string::npos);
    kit::json_object mentions(body.value("allowed_mentions"));
    mentions.value("parse") += "[]";
    if (!user.empty()) {
        mentions.value("users") += "[\"";
        kit::append_text(out, user, 32);
        out += "\"]";
    }
    mentions.close();
    body.value("embeds") += '[';
    kit::json_object embed(out);
    embed.text("description", description(words), std::string::npos);
    embed.number("color", words.kind == plan::message_kind::escalation ? red : blue);
    embed.close();
    out += ']';
    body.close();
    return out;
}

std::string query(std::string_view url, std::string_view thread) {
    std::string out = url.find('?') == url.npos ? "?" : "&";
    out += "wait=true";
    if (!thread.empty())
        out.append("&thread_id=").append(thread);
    return out;
}

} // namespace remembrancer::discord
