#include "connectors/teams/card.hpp"

#include "connectors/kit/chat_text.hpp"
#include "connectors/kit/json_writer.hpp"
#include "connectors/kit/text.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::teams {
namespace {

/// More columns are too narrow to read beside a chat.
constexpr std::size_t most_columns = 6;

constexpr std::size_t whole = std::string::npos;

using kit::json_object;

/// Cards know a subset of Markdown; besides, `<at>` is a mention, and `{{` may be a date function.
std::string escaped(std::string_view words) {
    // No card has quotes or headings, but a client's own Markdown may.
    std::string out = words.starts_with('>') || words.starts_with('#') ? "\u200B" : "";
    std::string plain =
        kit::plain_start(kit::backslashed(kit::unlinked(words), "\\`*_[]"), "\u200B");
    return out += kit::parted(std::move(plain), "<{~@");
}

/// How a block of text looks, as the end of its JSON.
namespace look {
constexpr std::string_view plain;
constexpr std::string_view close = R"(,"spacing":"None")"; ///< to the block above
constexpr std::string_view bold = R"(,"weight":"Bolder")";
constexpr std::string_view headline = R"(,"weight":"Bolder","size":"Large")";
constexpr std::string_view section = R"(,"weight":"Bolder","size":"Medium","separator":true)";
constexpr std::string_view foot = R"(,"separator":true)";
} // namespace look

/// Writes the elements of a card's body, one after another.
class card_body {
public:
    explicit card_body(std::string& out) : out_(out) {}

    void text(std::string_view words, std::string_view as, std::string_view mention = "") {
        if (words.empty() && mention.empty())
            return;
        next() += R"({"type":"TextBlock","text":")";
        kit::append_text(out_, mention, whole);
        if (!mention.empty() && !words.empty())
            out_ += ' ';
        kit::append_text(out_, escaped(words), whole);
        out_ += R"(","wrap":true)";
        out_ += as;
        out_ += '}';
    }

    void section(const render::chat_section& section) {
        text(section.title, look::section);
        const bool tabled = section.columns.size() > 1 && section.columns.size() <= most_columns;
        bool is_headed = false;
        for (const render::chat_line& each : section.lines) {
            if (!tabled || each.cells.empty()) {
                container(each);
                continue;
            }
            if (!is_headed)
                row(section.columns.front(), section.columns, 1, look::bold);
            is_headed = true;
            std::vector<std::string> cells = each.cells;
            cells.resize(section.columns.size() - 1);
            row(each.about.empty() ? each.title : each.title + " (" + each.about + ")", cells, 0,
                look::plain);
        }
        text(kit::more_in_section(section.more), look::plain);
    }

private:
    std::string& next() {
        if (!first_)
            out_ += ',';
        first_ = false;
        return out_;
    }

    void container(const render::chat_line& line) {
        next() += R"({"type":"Container","items":[)";
        card_body items(out_);
        items.text(line.about.empty() ? line.title : line.title + " (" + line.about + ")",
                   look::bold);
        items.text(line.status, look::close);
        items.facts(line);
        items.text(line.why, look::close);
        items.text(line.next, look::close);
        out_ += "]}";
    }

    void facts(const render::chat_line& line) {
        if (line.checks.empty() && line.actions.empty() && line.owner.empty())
            return;
        next() += R"({"type":"FactSet","spacing":"Small","facts":[)";
        bool first = true;
        const auto fact = [&](std::string_view title, std::string_view value) {
            if (!first)
                out_ += ',';
            first = false;
            json_object one(out_);
            one.text("title", title, whole);
            one.text("value", escaped(value), whole);
            one.close();
        };
        for (const std::string& check : line.checks)
            fact("Check", check);
        for (const std::string& action : line.actions)
            fact("To do", action);
        if (!line.owner.empty())
            fact("Owner", line.owner);
        out_ += "]}";
    }

    /// `first`, then `cells` from the one at `from` on.
    void row(const std::string& first, const std::vector<std::string>& cells, std::size_t from,
             std::string_view as) {
        next() += R"({"type":"ColumnSet","columns":[)";
        column(first, 2, as);
        for (std::size_t i = from; i < cells.size(); ++i) {
            out_ += ',';
            column(cells[i], 1, as);
        }
        out_ += "]}";
    }

    void column(std::string_view words, int width, std::string_view as) {
        out_ += R"({"type":"Column","width":)" + std::to_string(width) + R"(,"items":[)";
        card_body(out_).text(words, as);
        out_ += "]}";
    }

    std::string& out_;
    bool first_ = true;
};

bool is_plain(char c) {
    return std::string_view(R"(\`*_[]<>{}~"&@:)").find(c) == std::string_view::npos;
}

/// The reader's name as a mention shows it; the mark in the text must be the very same as in the
/// entity, so that a name with anything to escape gives way to the address.
std::string shown_name(std::string_view person, std::string_view mail) {
    return std::string(!person.empty() && std::ranges::all_of(person, is_plain) ? person : mail);
}

void write_entity(std::string& out, const std::string& mark, std::string_view mail,
                  const std::string& name) {
    json_object entity(out);
    entity.text("type", "mention", whole);
    entity.text("text", mark, whole);
    json_object mentioned(entity.value("mentioned"));
    mentioned.text("id", mail, whole);
    mentioned.text("name", name, whole);
    mentioned.close();
    entity.close();
}

std::string behind_headline(const part& which) {
    if (which.of == 1)
        return {};
    return " (part " + std::to_string(which.number) + " of " + std::to_string(which.of) + ")";
}

void write_body(std::string& out, const render::chat_words& words, const std::string& mark,
                const part& which) {
    out += '[';
    card_body body(out);
    body.text(words.headline + behind_headline(which), look::headline);
    body.text(kit::about_whom(words), look::plain, mark);
    for (const std::string& each : words.notes)
        body.text(each, look::plain);
    for (const std::string& each : words.figures)
        body.text(each, look::close);
    for (const render::chat_section& each : words.sections)
        body.section(each);
    body.text(kit::more_in_message(words), look::bold);
    body.text(words.closing, look::foot);
    out += ']';
}

void write_card(std::string& out, const render::chat_words& words, std::string_view mail,
                const part& which) {
    const std::string name =
        mail.empty() || which.number > 1 ? std::string() : shown_name(words.person, mail);
    const std::string mark = name.empty() ? std::string() : "<at>" + name + "</at>";
    json_object card(out);
    card.text("$schema", "http://adaptivecards.io/schemas/adaptive-card.json", whole);
    card.text("type", "AdaptiveCard", whole);
    card.text("version", "1.4", whole);
    json_object msteams(card.value("msteams"));
    msteams.text("width", "Full", whole);
    if (!mark.empty()) {
        msteams.value("entities") += '[';
        write_entity(out, mark, mail, name);
        out += ']';
    }
    msteams.close();
    write_body(card.value("body"), words, mark, which);
    if (!words.link.empty()) {
        card.value("actions") += '[';
        json_object action(out);
        action.text("type", "Action.OpenUrl", whole);
        action.text("title", "The whole plan", whole);
        action.text("url", words.link, whole);
        action.close();
        out += ']';
    }
    card.close();
}

} // namespace

std::string body(const render::chat_words& words, envelope in, std::string_view mail,
                 const part& which) {
    std::string out;
    if (in == envelope::message)
        out += R"({"type":"message","attachments":[{"contentType":)"
               R"("application/vnd.microsoft.card.adaptive","contentUrl":null,"content":)";
    write_card(out, words, mail, which);
    if (in == envelope::message)
        out += "}]}";
    return out;
}

} // namespace remembrancer::teams
