#include "connectors/notify/payload.hpp"

#include "connectors/kit/chat_text.hpp"
#include "connectors/kit/fit.hpp"
#include "connectors/kit/json_writer.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace remembrancer::notify {
namespace {

using kit::json_object;

constexpr std::size_t longest_email = 1'000'000; // bytes
constexpr std::size_t most_email_lines = 500;
constexpr std::size_t longest_subject = 200; // characters, as all below
// 918 less what a template may have of its own words.
constexpr std::size_t longest_sms = 860;
constexpr std::size_t longest_sms_headline = 160;
constexpr std::size_t longest_sms_name = 60;
constexpr std::size_t longest_sms_note = 300;
constexpr std::size_t longest_sms_figure = 90;
constexpr std::size_t most_sms_figures = 5;
constexpr std::size_t longest_sms_title = 90;
constexpr std::size_t longest_sms_status = 120;

/// What goes through Notify's Markdown. The subject does not: backslashes would be seen in it.
constexpr std::array<std::string_view, 5> sanitised{"headline", "person", "programme", "closing",
                                                    "items"};

bool begins_block(std::string_view words) {
    if (words.empty())
        return false;
    constexpr std::string_view marks = "#^*-+=_~`|<>[:";
    if (marks.find(words.front()) != marks.npos || words.starts_with("\u2022"))
        return true;
    const std::size_t digits = std::min(words.find_first_not_of("0123456789"), words.size());
    return digits > 0 && digits < words.size() && (words[digits] == '.' || words[digits] == ')');
}

/// `a. b. c`, where a part has no full stop of its own.
void add_sentence(std::string& text, std::string_view label, std::string_view words) {
    if (words.empty())
        return;
    if (!text.empty())
        text += text.ends_with('.') || text.ends_with('?') ? " " : ". ";
    text.append(label).append(words);
}

std::string email_item(const render::chat_line& line) {
    std::string text = line.title;
    if (!line.about.empty())
        text += " (" + line.about + ")";
    kit::each_detail(line, [&text](std::string_view label, std::string_view words) {
        add_sentence(text, label, words);
    });
    return text;
}

std::vector<std::string> email_items(const render::chat_words& words) {
    std::vector<std::string> items = words.notes;
    items.insert(items.end(), words.figures.begin(), words.figures.end());
    for (const render::chat_section& section : words.sections) {
        if (!section.title.empty())
            items.push_back(section.title + ":");
        for (const render::chat_line& line : section.lines)
            items.push_back(email_item(line));
        if (std::string more = kit::more_in_section(section.more); !more.empty())
            items.push_back(std::move(more));
    }
    if (std::string more = kit::more_in_message(words); !more.empty())
        items.push_back(std::move(more));
    return items;
}

void write_list(std::string& out, const std::vector<std::string>& items) {
    out += '[';
    for (const std::string& each : items) {
        out += &each == &items.front() ? "\"" : ",\"";
        kit::append_text(out, each, std::string::npos);
        out += '"';
    }
    out += ']';
}

void write_values(std::string& out, const render::chat_words& words) {
    json_object values(out);
    const auto add = [&values](std::string_view key, std::string_view text) {
        values.text(key, inert(text), std::string::npos);
    };
    add("subject", kit::cut_to(words.headline, longest_subject, kit::unit::characters));
    add("headline", words.headline);
    // A template has no way to leave out what stands around a name that is missing.
    add("person", words.person.empty() ? std::string_view("you") : std::string_view(words.person));
    add("programme", words.programme);
    add("day", words.day);
    std::vector<std::string> items = email_items(words);
    for (std::string& each : items)
        each = inert(each);
    write_list(values.value("items"), items);
    add("closing", words.closing);
    // It comes from the settings, and is meant to act.
    values.text("link", words.link.empty() ? "" : "The whole plan: " + words.link,
                std::string::npos);
    values.close();
}

std::string email(const render::chat_words& words, const place& to) {
    std::string out;
    json_object body(out);
    body.text("template_id", to.template_id, std::string::npos);
    body.text("email_address", to.address, std::string::npos);
    write_values(body.value("personalisation"), words);
    body.text("reference", to.reference, std::string::npos);
    if (!to.reply_to_id.empty())
        body.text("email_reply_to_id", to.reply_to_id, std::string::npos);
    write_list(body.value("sanitise_content_for"), {sanitised.begin(), sanitised.end()});
    body.close();
    return out;
}

/// As Notify sends it: it writes an ellipsis as three dots.
std::string with_dots(std::string text) {
    constexpr std::string_view ellipsis = "\u2026";
    for (std::size_t at = text.find(ellipsis); at != text.npos; at = text.find(ellipsis, at))
        text.replace(at, ellipsis.size(), "...");
    return text;
}

/// Spaces do not undo themselves by being cut, so what is inert is cut, and not what will be.
std::string for_sms(std::string_view words, std::size_t limit) {
    return with_dots(kit::cut_to(with_dots(inert(words)), limit - 2, kit::unit::characters));
}

std::string sms_item(const render::chat_line& line) {
    const std::string about = line.about.empty() ? std::string() : " (" + line.about + ")";
    std::string item = for_sms(line.title + about, longest_sms_title);
    if (!line.status.empty())
        item += ": " + for_sms(line.status, longest_sms_status);
    return item;
}

/// `words` with each line as its title alone: what is tried in several lengths is made once.
render::chat_words in_sms(render::chat_words words) {
    for (std::string& note : words.notes)
        note = for_sms(note, longest_sms_note);
    // The first say how long there is, and what is overdue.
    words.figures.resize(std::min(words.figures.size(), most_sms_figures));
    for (std::string& figure : words.figures)
        figure = for_sms(figure, longest_sms_figure);
    for (render::chat_section& section : words.sections)
        for (render::chat_line& line : section.lines) {
            render::chat_line item;
            item.title = sms_item(line);
            line = std::move(item);
        }
    return words;
}

/// `words` as of `in_sms`.
std::string sms_items(const render::chat_words& words) {
    std::string text;
    const auto add = [&text](std::string_view line) {
        if (!text.empty())
            text += '\n';
        text += line;
    };
    int left = 0; // out of the sections: those that follow in the next message are not among them
    for (const std::string& each : words.notes)
        add(each);
    for (const std::string& each : words.figures)
        add(each);
    for (const render::chat_section& section : words.sections) {
        left += section.more;
        for (const render::chat_line& line : section.lines)
            add(line.title);
    }
    const std::string more =
        left > 0 ? kit::more_in_section(left + words.more) : kit::more_in_message(words);
    if (!more.empty())
        add(more);
    return text;
}

std::string sms(const render::chat_words& words, const place& to) {
    const std::string headline = for_sms(words.headline, longest_sms_headline);
    const std::string programme = for_sms(words.programme, longest_sms_name);
    const std::string day = for_sms(words.day, longest_sms_name);
    const std::size_t taken = kit::size_in(kit::unit::characters, headline + programme + day);
    std::string out;
    json_object body(out);
    body.text("template_id", to.template_id, std::string::npos);
    body.text("phone_number", to.address, std::string::npos);
    json_object values(body.value("personalisation"));
    values.text("headline", headline, std::string::npos);
    values.text("items",
                kit::fitted(in_sms(words), {longest_sms - taken, kit::unit::characters}, sms_items),
                std::string::npos);
    values.text("programme", programme, std::string::npos);
    values.text("day", day, std::string::npos);
    values.close();
    body.text("reference", to.reference, std::string::npos);
    if (!to.reply_to_id.empty())
        body.text("sms_sender_id", to.reply_to_id, std::string::npos);
    body.close();
    return out;
}

} // namespace

std::string inert(std::string_view words) {
    std::string out;
    out.reserve(words.size() + 8);
    if (begins_block(words))
        out += "\u2013 ";
    std::size_t begin = 0; // of what is not in `out` yet
    for (std::size_t at = 1; at < words.size(); ++at) {
        const char c = words[at];
        if (c != '(' && c != ')' && c != '/')
            continue;
        const char before = words[at - 1];
        const bool acts = (c == '(' && (before == '(' || before == ']')) ||
                          (c == ')' && before == ')') ||
                          (before == ':' && words.substr(at).starts_with("//"));
        if (!acts)
            continue;
        out.append(words, begin, at - begin) += ' ';
        begin = at;
    }
    out.append(words, begin);
    return out;
}

std::string payload(const render::chat_words& words, const place& to) {
    if (to.medium == medium::sms)
        return sms(words, to);
    return kit::fitted(words, {longest_email, kit::unit::bytes, most_email_lines},
                       [&to](const render::chat_words& part) { return email(part, to); });
}

} // namespace remembrancer::notify
