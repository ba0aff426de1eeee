#include "connectors/kit/chat_text.hpp"

#include "daemon/render/safe_text.hpp"

#include <algorithm>
#include <vector>

namespace remembrancer::kit {
namespace {

/// A table has room for so many columns on a screen of usual width.
constexpr std::size_t most_columns = 8;

class writer {
public:
    explicit writer(const text_style& style) : style_(style) {}

    void headline(std::string_view words, std::string_view mention) {
        if (!mention.empty()) {
            out_ += mention;
            out_ += ' ';
        }
        if (!words.empty())
            bold(words);
    }

    void heading(std::string_view words) {
        begin(style_.paragraph);
        bold(words);
    }

    void sentence(std::string_view words) {
        begin(style_.line_break);
        escaped(words);
    }

    void raw(std::string_view text) { out_ += text; }

    void section(const render::chat_section& section) {
        if (!section.title.empty())
            heading(section.title);
        const bool tabled = style_.has_tables && section.columns.size() > 1 &&
                            section.columns.size() <= most_columns && !section.lines.empty();
        if (tabled)
            table(section);
        else
            for (const render::chat_line& each : section.lines)
                line(each);
        if (const std::string more = more_in_section(section.more); !more.empty())
            detail_or_sentence(tabled, more);
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void begin(std::string_view with) {
        if (!out_.empty())
            out_ += with;
    }

    void escaped(std::string_view words) {
        if (style_.escape == nullptr)
            out_ += words;
        else
            out_ += style_.escape(words);
    }

    void bold(std::string_view words) {
        if (style_.bold != nullptr) {
            out_ += style_.bold(words);
            return;
        }
        out_ += style_.bold_begin;
        escaped(words);
        out_ += style_.bold_end;
    }

    void line(const render::chat_line& line) {
        begin("\n");
        out_ += style_.item;
        bold(line.title);
        if (!line.about.empty()) {
            out_ += " (";
            escaped(line.about);
            out_ += ')';
        }
        each_detail(line, [this](std::string_view label, std::string_view words) {
            out_ += style_.detail;
            out_ += label;
            escaped(words);
        });
    }

    // After a table a text needs a paragraph of its own, or it is a row of it.
    void detail_or_sentence(bool after_table, std::string_view words) {
        begin(after_table ? style_.paragraph : style_.line_break);
        escaped(words);
    }

    void row(const std::string& first, const std::vector<std::string>& rest) {
        out_ += "\n| ";
        escaped(first);
        for (const std::string& each : rest) {
            out_ += " | ";
            escaped(each);
        }
        out_ += " |";
    }

    void table(const render::chat_section& section) {
        out_ += '\n';
        const auto& columns = section.columns;
        row(columns.front(), {columns.begin() + 1, columns.end()});
        out_ += "\n|";
        for (std::size_t i = 0; i < columns.size(); ++i)
            out_ += " --- |";
        for (const render::chat_line& each : section.lines) {
            std::vector<std::string> cells = each.cells;
            cells.resize(columns.size() - 1);
            row(each.about.empty() ? each.title : each.title + " (" + each.about + ")", cells);
        }
    }

    const text_style& style_;
    std::string out_;
};

} // namespace

std::string about_whom(const render::chat_words& words) {
    std::string out = words.person.empty() ? std::string() : "For " + words.person;
    for (const std::string* each : {&words.programme, &words.day}) {
        if (each->empty())
            continue;
        if (!out.empty())
            out += ", ";
        out += *each;
    }
    return out;
}

std::string more_in_section(int more) {
    return more > 0 ? "and " + std::to_string(more) + " more" : std::string();
}

std::string more_in_message(const render::chat_words& words) {
    if (words.more <= 0)
        return {};
    const bool comes_again =
        words.kind == plan::message_kind::reminder || words.kind == plan::message_kind::escalation;
    return more_in_section(words.more) + (comes_again ? ", in your next message" : "");
}

std::string chat_text(const render::chat_words& words, const text_style& style,
                      std::string_view mention) {
    writer out(style);
    out.headline(words.headline, mention);
    out.sentence(about_whom(words));
    for (const std::string& each : words.notes)
        out.sentence(each);
    for (const std::string& each : words.figures)
        out.sentence(each);
    for (const render::chat_section& each : words.sections)
        out.section(each);
    if (const std::string more = more_in_message(words); !more.empty())
        out.sentence(more);
    if (!words.closing.empty()) {
        out.raw(style.paragraph);
        out.raw(style.escape == nullptr ? words.closing : style.escape(words.closing));
    }
    if (!words.link.empty()) {
        out.raw(style.line_break);
        out.raw(style.link == nullptr ? words.link : style.link(words.link, "The whole plan"));
    }
    return out.take();
}

} // namespace remembrancer::kit
