#include "connectors/google_chat/payload.hpp"

#include "connectors/kit/chat_text.hpp"
#include "connectors/kit/fit.hpp"
#include "connectors/kit/json_writer.hpp"

#include <algorithm>

namespace remembrancer::google_chat {
namespace {

// https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.messages/create
constexpr std::size_t longest_message = 32'000;
// https://developers.google.com/workspace/chat/api/reference/rest/v1/cards: what comes behind so
// many is not shown.
constexpr std::size_t most_widgets = 100;
/// Besides the lines: the introduction, the closing and the button.
constexpr std::size_t other_widgets = 3;
constexpr std::size_t longest_thread = 1'000;

constexpr std::size_t whole = std::string::npos;

using kit::json_object;

/// Chat knows no escape for any of these.
std::string inert_in_text(std::string_view words) {
    return kit::parted(kit::unlinked(words), "*_~`<@");
}

/// References (`&lt;`) would show as such wherever a card takes plain words.
std::string inert_in_card(std::string_view words) {
    return kit::parted(kit::unlinked(words), "<&@");
}

/// Words of a card, one below another.
class card_text {
public:
    void line(std::string_view words, std::string_view label = "") {
        if (words.empty())
            return;
        begin();
        text_ += label;
        text_ += inert_in_card(words);
    }

    void bold(std::string_view words) {
        begin();
        text_ += "<b>" + inert_in_card(words) + "</b>";
    }

    [[nodiscard]] const std::string& get() const { return text_; }

private:
    void begin() {
        if (!text_.empty())
            text_ += "<br>";
    }

    std::string text_;
};

/// The sections of the one card.
class card_sections {
public:
    explicit card_sections(std::string& out) : out_(out) { out_ += '['; }

    void intro(const render::chat_words& words) {
        card_text text;
        for (const std::string& each : words.notes)
            text.line(each);
        for (const std::string& each : words.figures)
            text.line(each);
        if (text.get().empty())
            return;
        begin({});
        paragraph(text.get());
        end();
    }

    void section(const render::chat_section& section) {
        const std::string more = kit::more_in_section(section.more);
        if (section.lines.empty() && more.empty())
            return;
        begin(section.title);
        for (const render::chat_line& each : section.lines)
            row(each);
        if (!more.empty())
            paragraph(more);
        end();
    }

    void outro(const render::chat_words& words) {
        card_text text;
        text.line(kit::more_in_message(words));
        text.line(words.closing);
        if (text.get().empty() && words.link.empty())
            return;
        begin({});
        if (!text.get().empty())
            paragraph(text.get());
        if (!words.link.empty())
            button(words.link);
        end();
    }

    void close() { out_ += ']'; }

private:
    void begin(std::string_view title) {
        out_ += first_section_ ? "{" : ",{";
        first_section_ = false;
        first_widget_ = true;
        if (!title.empty()) {
            out_ += R"("header":")";
            kit::append_text(out_, inert_in_card(title), whole);
            out_ += R"(",)";
        }
        out_ += R"("widgets":[)";
    }

    void end() { out_ += "]}"; }

    std::string& widget() {
        if (!first_widget_)
            out_ += ',';
        first_widget_ = false;
        return out_;
    }

    void row(const render::chat_line& line) {
        card_text text;
        text.bold(line.title);
        kit::each_detail(line, [&text](std::string_view label, std::string_view words) {
            if (label != kit::owner_label) // it has a place of its own
                text.line(words, label);
        });
        json_object widget_of(widget());
        json_object decorated(widget_of.value("decoratedText"));
        if (!line.about.empty())
            decorated.text("topLabel", inert_in_card(line.about), whole);
        decorated.text("text", text.get(), whole);
        decorated.value("wrapText") += "true";
        if (!line.owner.empty())
            decorated.text("bottomLabel", std::string(kit::owner_label) + inert_in_card(line.owner),
                           whole);
        decorated.close();
        widget_of.close();
    }

    void paragraph(const std::string& text) {
        json_object widget_of(widget());
        json_object body(widget_of.value("textParagraph"));
        body.text("text", text, whole);
        body.close();
        widget_of.close();
    }

    void button(std::string_view url) {
        widget() += R"({"buttonList":{"buttons":[{"text":"The whole plan","onClick":{"openLink":{)";
        out_ += R"("url":")";
        kit::append_text(out_, url, whole);
        out_ += R"("}}}]}})";
    }

    std::string& out_;
    bool first_section_ = true;
    bool first_widget_ = true;
};

bool has_sections(const render::chat_words& words) {
    return !words.notes.empty() || !words.figures.empty() || !words.sections.empty() ||
           !words.closing.empty() || !words.link.empty() || words.more > 0;
}

void write_card(std::string& out, const render::chat_words& words) {
    out += R"([{"cardId":"remembrancer","card":)";
    json_object card(out);
    if (const std::string about = kit::about_whom(words); !about.empty()) {
        json_object header(card.value("header"));
        header.text("title", inert_in_card(about), whole);
        header.close();
    }
    card_sections sections(card.value("sections"));
    sections.intro(words);
    for (const render::chat_section& each : words.sections)
        sections.section(each);
    sections.outro(words);
    sections.close();
    card.close();
    out += "}]";
}

std::string message(const render::chat_words& words, const place& to) {
    std::string text = to.user.empty() ? std::string() : "<users/" + std::string(to.user) + "> ";
    text += "*" + inert_in_text(words.headline) + "*";
    std::string out;
    json_object body(out);
    if (!to.thread.empty()) {
        json_object thread(body.value("thread"));
        thread.text("threadKey", to.thread, longest_thread);
        thread.close();
    }
    body.text("text", text, whole);
    if (has_sections(words))
        write_card(body.value("cardsV2"), words);
    body.close();
    return out;
}

} // namespace

std::string payload(const render::chat_words& words, const place& to) {
    // A section may need a widget of its own to count what it leaves out.
    const std::size_t taken = other_widgets + std::min(words.sections.size(), most_widgets / 2);
    return kit::fitted(words, {longest_message, kit::unit::bytes, most_widgets - taken},
                       [&](const render::chat_words& part) { return message(part, to); });
}

} // namespace remembrancer::google_chat
