#include "connectors/slack/payload.hpp"

#include "connectors/kit/chat_text.hpp"
#include "connectors/kit/fit.hpp"
#include "connectors/kit/json_writer.hpp"

namespace remembrancer::slack {
namespace {

// https://docs.slack.dev/reference/block-kit/blocks/header-block
constexpr std::size_t longest_header = 150;
constexpr std::size_t longest_notification = 1'000;
constexpr std::size_t longest_in_all = 12'000;
constexpr std::size_t most_lines = 45;

using kit::json_object;

/// Only these three are special in mrkdwn
/// (https://docs.slack.dev/messaging/formatting-message-text).
std::string escaped(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
    return out;
}

/// The elements of one `rich_text_section`.
class rich_section {
public:
    explicit rich_section(std::string& out) : out_(out) {
        out_ += R"({"type":"rich_text_section","elements":[)";
    }

    void text(std::string_view words, bool is_bold = false) {
        if (words.empty())
            return;
        json_object element(next());
        element.text("type", "text", std::string::npos);
        element.text("text", words, std::string::npos);
        if (is_bold)
            element.value("style") += R"({"bold":true})";
        element.close();
    }

    void user(std::string_view id) {
        json_object element(next());
        element.text("type", "user", std::string::npos);
        element.text("user_id", id, std::string::npos);
        element.close();
    }

    void link(std::string_view url, std::string_view words) {
        json_object element(next());
        element.text("type", "link", std::string::npos);
        element.text("url", url, 3'000);
        element.text("text", words, std::string::npos);
        element.close();
    }

    void close() { out_ += "]}"; }

private:
    std::string& next() {
        if (!first_)
            out_ += ',';
        first_ = false;
        return out_;
    }

    std::string& out_;
    bool first_ = true;
};

/// The elements of the one `rich_text` block.
class rich_text {
public:
    explicit rich_text(std::string& out) : out_(out) {}

    void intro(const render::chat_words& words, std::string_view user) {
        rich_section part(next());
        if (!user.empty()) {
            part.user(user);
            part.text(" ");
        }
        part.text(kit::about_whom(words) + "\n");
        for (const std::string& each : words.notes)
            part.text(each + "\n");
        for (const std::string& each : words.figures)
            part.text(each + "\n");
        part.close();
    }

    void section(const render::chat_section& section) {
        if (!section.title.empty()) {
            rich_section part(next());
            part.text("\n" + section.title, true);
            part.close();
        }
        if (!section.lines.empty()) {
            next() += R"({"type":"rich_text_list","style":"bullet","elements":[)";
            for (const render::chat_line& each : section.lines) {
                if (&each != &section.lines.front())
                    out_ += ',';
                line(each);
            }
            out_ += "]}";
        }
        if (const std::string more = kit::more_in_section(section.more); !more.empty()) {
            rich_section part(next());
            part.text(more);
            part.close();
        }
    }

    void outro(const render::chat_words& words) {
        rich_section part(next());
        if (const std::string more = kit::more_in_message(words); !more.empty())
            part.text("\n" + more);
        if (!words.closing.empty())
            part.text("\n" + words.closing);
        part.text("\n");
        if (!words.link.empty())
            part.link(words.link, "The whole plan");
        part.close();
    }

private:
    void line(const render::chat_line& line) {
        rich_section part(out_);
        part.text(line.title, true);
        std::string rest = line.about.empty() ? std::string() : " (" + line.about + ")";
        kit::each_detail(line, [&rest](std::string_view label, std::string_view words) {
            rest.append("\n").append(label).append(words);
        });
        part.text(rest);
        part.close();
    }

    std::string& next() {
        if (!first_)
            out_ += ',';
        first_ = false;
        return out_;
    }

    std::string& out_;
    bool first_ = true;
};

void write_header(std::string& out, std::string_view headline) {
    json_object header(out);
    header.text("type", "header", std::string::npos);
    json_object text(header.value("text"));
    text.text("type", "plain_text", std::string::npos);
    text.text("text", kit::cut_to(headline, longest_header, kit::unit::utf16), std::string::npos);
    text.value("emoji") += "false";
    text.close();
    header.close();
}

std::string blocks(const render::chat_words& words, std::string_view user) {
    std::string out = "[";
    write_header(out, words.headline);
    out += R"(,{"type":"rich_text","elements":[)";
    rich_text body(out);
    body.intro(words, user);
    for (const render::chat_section& each : words.sections)
        body.section(each);
    body.outro(words);
    return out += "]}]";
}

} // namespace

std::string payload(const render::chat_words& words, const place& to) {
    std::string out;
    json_object body(out);
    if (!to.channel.empty())
        body.text("channel", to.channel, 255);
    if (!to.updates.empty())
        body.text("ts", to.updates, 64);
    if (!to.thread.empty()) {
        body.text("thread_ts", to.thread, 64);
        body.value("reply_broadcast") += "true";
    }
    const std::string shown = kit::cut_to(words.headline, longest_notification, kit::unit::utf16);
    body.text("text", escaped(shown), std::string::npos);
    body.value("blocks") +=
        kit::fitted(words, {longest_in_all, kit::unit::utf16, most_lines},
                    [&](const render::chat_words& part) { return blocks(part, to.user); });
    if (to.updates.empty())
        body.value("unfurl_links") += "false";
    body.close();
    return out;
}

} // namespace remembrancer::slack
