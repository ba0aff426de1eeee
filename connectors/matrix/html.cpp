#include "connectors/matrix/html.hpp"

#include "connectors/kit/chat_text.hpp"
#include "connectors/kit/text.hpp"
#include "daemon/render/safe_text.hpp"

#include <vector>

namespace remembrancer::matrix {
namespace {

/// A table has room for so many columns on a screen of usual width.
constexpr std::size_t most_columns = 8;

class html_writer {
public:
    void intro(const render::chat_words& words, std::string_view user) {
        out_ += "<p>";
        if (!user.empty()) {
            link(address_of_user(user), user);
            out_ += ' ';
        }
        element("strong", words.headline);
        further_line(kit::about_whom(words));
        for (const std::string& each : words.notes)
            further_line(each);
        for (const std::string& each : words.figures)
            further_line(each);
        out_ += "</p>";
    }

    void section(const render::chat_section& section) {
        if (!section.title.empty()) {
            out_ += "<p>";
            element("strong", section.title);
            out_ += "</p>";
        }
        if (!section.lines.empty()) {
            if (section.columns.size() > 1 && section.columns.size() <= most_columns)
                table(section);
            else
                list(section);
        }
        paragraph(kit::more_in_section(section.more));
    }

    void outro(const render::chat_words& words) {
        paragraph(kit::more_in_message(words));
        paragraph(words.closing);
        if (words.link.empty())
            return;
        out_ += "<p>";
        link(words.link, "The whole plan");
        out_ += "</p>";
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void escaped(std::string_view words) { out_ += render::escape_html(plain(words)); }

    void element(std::string_view tag, std::string_view words) {
        out_.append("<").append(tag).append(">");
        escaped(words);
        out_.append("</").append(tag).append(">");
    }

    void paragraph(std::string_view words) {
        if (!words.empty())
            element("p", words);
    }

    /// `words` are ours or the settings'.
    void link(std::string_view url, std::string_view words) {
        out_ += "<a href=\"" + render::escape_html(std::string(url)) + "\">";
        out_ += render::escape_html(std::string(words)) + "</a>";
    }

    void further_line(std::string_view words, std::string_view label = {}) {
        if (words.empty())
            return;
        out_.append("<br>").append(label);
        escaped(words);
    }

    void list(const render::chat_section& section) {
        out_ += "<ul>";
        for (const render::chat_line& line : section.lines) {
            out_ += "<li>";
            element("strong", line.title);
            if (!line.about.empty()) {
                out_ += " (";
                escaped(line.about);
                out_ += ')';
            }
            kit::each_detail(line, [this](std::string_view label, std::string_view words) {
                further_line(words, label);
            });
            out_ += "</li>";
        }
        out_ += "</ul>";
    }

    void row(std::string_view tag, const std::string& first, std::vector<std::string> rest) {
        out_ += "<tr>";
        element(tag, first);
        for (const std::string& each : rest)
            element(tag, each);
        out_ += "</tr>";
    }

    void table(const render::chat_section& section) {
        const auto& columns = section.columns;
        out_ += "<table><thead>";
        row("th", columns.front(), {columns.begin() + 1, columns.end()});
        out_ += "</thead><tbody>";
        for (const render::chat_line& line : section.lines) {
            std::vector<std::string> cells = line.cells;
            cells.resize(columns.size() - 1);
            row("td", line.about.empty() ? line.title : line.title + " (" + line.about + ")",
                std::move(cells));
        }
        out_ += "</tbody></table>";
    }

    std::string out_;
};

} // namespace

std::string plain(std::string_view words) {
    return kit::parted(kit::unlinked(words), "@");
}

std::string address_of_user(std::string_view user) {
    return "https://matrix.to/#/" + kit::percent_encoded(user);
}

std::string html(const render::chat_words& words, std::string_view user) {
    html_writer out;
    out.intro(words, user);
    for (const render::chat_section& each : words.sections)
        out.section(each);
    out.outro(words);
    return out.take();
}

} // namespace remembrancer::matrix
