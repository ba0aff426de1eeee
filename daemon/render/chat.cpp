#include "daemon/render/chat.hpp"

#include "daemon/render/digest_size.hpp"
#include "daemon/render/digest_view.hpp"
#include "daemon/render/template.hpp"
#include "daemon/render/template_set.hpp"
#include "daemon/render/view.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

namespace remembrancer::render {
namespace {

/// Rows of a section of a digest; the whole of it is in its other forms.
constexpr std::size_t digest_rows = 5;

/// Reads what the template made: `name: words`, a fact a line. No fact holds a line break.
class chat_reader {
public:
    explicit chat_reader(chat_words& into) : into_(into) {}

    void read(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            if (end > at)
                read_line(text.substr(at, end - at));
            at = end + 1;
        }
    }

private:
    void read_line(std::string_view line) {
        const std::size_t colon = line.find(':');
        const std::string_view name = line.substr(0, colon);
        if (colon == line.npos || !put(name, words_of(line.substr(colon + 1))))
            throw template_error("template chat: the line '" + std::string(line.substr(0, 40)) +
                                 "' is no fact of a chat message");
    }

    [[nodiscard]] static std::string words_of(std::string_view rest) {
        const std::size_t begin = std::min(rest.find_first_not_of(' '), rest.size());
        return std::string(rest.substr(begin, rest.find_last_not_of(' ') + 1 - begin));
    }

    [[nodiscard]] bool put(std::string_view name, std::string words) {
        if (name == "title") {
            if (into_.sections.empty())
                into_.sections.emplace_back();
            into_.sections.back().lines.emplace_back().title = std::move(words);
            return true;
        }
        return put_of_line(name, words) || put_of_section(name, words) ||
               put_of_message(name, words);
    }

    [[nodiscard]] bool put_of_line(std::string_view name, std::string& words) {
        if (into_.sections.empty() || into_.sections.back().lines.empty())
            return false;
        chat_line& line = into_.sections.back().lines.back();
        if (name == "about")
            line.about = std::move(words);
        else if (name == "status")
            line.status = std::move(words);
        else if (name == "owner")
            line.owner = std::move(words);
        else if (name == "why")
            line.why = std::move(words);
        else if (name == "next")
            line.next = std::move(words);
        else if (name == "check")
            line.checks.push_back(std::move(words));
        else if (name == "action")
            line.actions.push_back(std::move(words));
        else if (name == "cell")
            line.cells.push_back(std::move(words));
        else
            return false;
        return true;
    }

    [[nodiscard]] bool put_of_section(std::string_view name, std::string& words) {
        if (name == "section") {
            into_.sections.emplace_back().title = std::move(words);
            return true;
        }
        if (into_.sections.empty())
            return false;
        if (name == "more") {
            std::from_chars(words.data(), words.data() + words.size(), into_.sections.back().more);
            return true;
        }
        if (name != "column")
            return false;
        into_.sections.back().columns.push_back(std::move(words));
        return true;
    }

    [[nodiscard]] bool put_of_message(std::string_view name, std::string& words) {
        if (name == "headline")
            into_.headline = std::move(words);
        else if (name == "person")
            into_.person = std::move(words);
        else if (name == "programme")
            into_.programme = std::move(words);
        else if (name == "day")
            into_.day = std::move(words);
        else if (name == "closing")
            into_.closing = std::move(words);
        else if (name == "note")
            into_.notes.push_back(std::move(words));
        else if (name == "figure")
            into_.figures.push_back(std::move(words));
        else
            return false;
        return true;
    }

    chat_words& into_;
};

/// Parsed when they are first asked for.
class chat_templates {
public:
    explicit chat_templates(template_lookup find) : find_(std::move(find)) {}

    [[nodiscard]] chat_words filled(const plan::message& model, const render_settings& settings) {
        chat_words words;
        words.kind = model.kind;
        words.link = settings.plan_url;
        chat_reader reader(words);
        if (model.digest)
            reader.read(of(digest_, "chat_digest")
                            .render(facts_of(with_at_most(*model.digest, digest_rows), settings)));
        else
            reader.read(of(message_, "chat").render(facts_of(model, settings)));
        if (words.headline.empty())
            throw template_error("template chat: the headline came out empty");
        return words;
    }

private:
    mail_template& of(std::optional<mail_template>& made, const char* name) {
        if (!made)
            made.emplace(name, channel::text, find_);
        return *made;
    }

    template_lookup find_;
    std::optional<mail_template> message_;
    std::optional<mail_template> digest_;
};

chat_words by_builtin(const plan::message& model, const render_settings& settings) {
    thread_local chat_templates builtin{builtin_template};
    return builtin.filled(model, settings);
}

/// By the settings' own; throws for what cannot be used.
chat_words by_own(const plan::message& model, const render_settings& settings) {
    thread_local std::shared_ptr<const template_set> of;
    thread_local std::optional<chat_templates> own;
    if (of != settings.templates) {
        own.reset();
        of = settings.templates;
        own.emplace([](std::string_view name) { return of->find(name); });
    }
    return own->filled(model, settings);
}

chat_words words_of(const plan::message& model, const render_settings& settings) {
    if (!settings.templates)
        return by_builtin(model, settings);
    std::string fault;
    try {
        return by_own(model, settings);
    } catch (const std::exception& failed) {
        fault = failed.what();
    }
    chat_words words = by_builtin(model, settings);
    words.fault = std::move(fault);
    return words;
}

void keep_lines(chat_section& section, std::size_t most) {
    if (section.lines.size() <= most)
        return;
    section.more += static_cast<int>(section.lines.size() - most);
    section.lines.resize(most);
}

} // namespace

chat_words words_for_chat(const plan::message& model, const render_settings& settings) {
    chat_words words = words_of(model, settings);
    words.more = model.more_items;
    return words;
}

std::size_t line_count(const chat_words& words) {
    return std::accumulate(
        words.sections.begin(), words.sections.end(), std::size_t{0},
        [](std::size_t sum, const chat_section& each) { return sum + each.lines.size(); });
}

chat_words first_lines(chat_words words, std::size_t lines) {
    for (chat_section& each : words.sections) {
        const std::size_t kept = std::min(lines, each.lines.size());
        keep_lines(each, kept);
        lines -= kept;
    }
    return words;
}

} // namespace remembrancer::render
