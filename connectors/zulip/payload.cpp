#include "connectors/zulip/payload.hpp"

#include "connectors/kit/chat_text.hpp"
#include "connectors/kit/fit.hpp"
#include "connectors/kit/text.hpp"
#include "daemon/render/safe_text.hpp"

namespace remembrancer::zulip {
namespace {

constexpr std::size_t longest_content = 10'000;
constexpr std::size_t longest_topic = 60;

/// Whether `c` acts wherever it stands in Zulip's Markdown.
bool acts_anywhere(char c) {
    switch (c) {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '<':
    case '>':
    case '#':
    case '~':
    case '|':
    case '@':
    case '$':
    case '&':
        return true;
    default:
        return false;
    }
}

/// Whether `c` acts somewhere. `before` is what stands before it.
bool acts(char c, std::string_view before, char after) {
    if (acts_anywhere(c))
        return true;
    if (before.empty())
        return c == '-' || c == '+' || c == '=' || c == '/';
    if (c != '.' && c != ':' && c != ')')
        return false;
    const bool numbers_list = before.find_first_not_of("0123456789") == before.npos;
    // What ends a sentence or stands before a space makes no address.
    return (c != ')' && after != ' ') || (c != ':' && numbers_list);
}

// Zulip reads no backslashes, but references to characters, and does so after all else.
std::string escape(std::string_view words) {
    std::string out;
    out.reserve(words.size() + words.size() / 4);
    std::size_t begin = 0; // of what is not in `out` yet
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char after = i + 1 < words.size() ? words[i + 1] : ' ';
        if (!acts(words[i], words.substr(0, i), after))
            continue;
        out.append(words, begin, i - begin) += "&#" + std::to_string(int{words[i]}) + ";";
        begin = i + 1;
    }
    out.append(words, begin);
    return out;
}

std::string link(std::string_view url, std::string_view words) {
    return "[" + std::string(words) + "]" + kit::in_parentheses(url);
}

constexpr kit::text_style style{.has_tables = true, .escape = escape, .link = link};

} // namespace

std::string payload(const render::chat_words& words, std::string_view topic, const place& to) {
    const bool is_direct = to.channel.empty();
    const std::string mention =
        is_direct || to.user.empty() ? std::string() : "@**|" + std::string(to.user) + "**";
    const std::string content = kit::fitted(words, {longest_content, kit::unit::bytes},
                                            [&](const render::chat_words& part) -> std::string {
                                                return kit::chat_text(part, style, mention);
                                            });
    std::string out = is_direct ? "type=direct&to=%5B" : "type=stream&to=";
    out += kit::percent_encoded(is_direct ? to.user : to.channel);
    out += is_direct ? "%5D" : "&topic=" + kit::percent_encoded(topic);
    return out += "&content=" + kit::percent_encoded(content);
}

std::string topic_of(const plan::message& model, const render::chat_words& words) {
    const bool is_of_items = !model.digest && (!model.items.empty() || model.list);
    std::string topic = words.headline;
    if (is_of_items && model.items.size() == 1 && !model.list) {
        const plan::message_item& item = model.items.front();
        topic = render::one_line(item.ref.empty() ? item.title : item.ref + " " + item.title);
    } else if (is_of_items && !words.person.empty()) {
        topic = words.person;
    }
    return kit::cut_to(topic, longest_topic, kit::unit::characters);
}

} // namespace remembrancer::zulip
