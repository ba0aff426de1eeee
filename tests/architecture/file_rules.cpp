#include "tests/architecture/file_rules.hpp"

#include "tests/architecture/code_text.hpp"
#include "tests/architecture/source_tree.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace remembrancer::architecture {

namespace {

constexpr std::size_t most_lines = 400;

using token_list = std::vector<token>;

bool is_call(const token_list& tokens, std::size_t at) {
    return at + 1 < tokens.size() && tokens[at + 1].text == "(";
}

/// Names of this file's `io_context` objects, and those that stand for one by convention.
std::set<std::string_view> event_loops(const token_list& tokens) {
    std::set<std::string_view> names = {"io", "io_", "io_context", "io_context_"};
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].text != "io_context")
            continue;
        const std::size_t name = tokens[i + 1].text == "&" ? i + 2 : i + 1;
        if (name < tokens.size())
            names.insert(tokens[name].text);
    }
    return names;
}

void ban_detached(const std::string& path, const token_list& tokens, std::vector<fault>& faults) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool qualified = i > 0 && tokens[i - 1].text == "::";
        const bool member = i > 0 && (tokens[i - 1].text == "." || tokens[i - 1].text == "->");
        const bool argument = i + 1 < tokens.size() && tokens[i + 1].text == ")";
        if (tokens[i].text == "detached" && !member && (qualified || argument))
            faults.push_back(
                {path, tokens[i].line, "asio::detached loses exceptions: give co_spawn a handler"});
    }
}

void ban_stop(const std::string& path, const token_list& tokens, std::vector<fault>& faults) {
    const std::set<std::string_view> loops = event_loops(tokens);
    for (std::size_t i = 2; i < tokens.size(); ++i) {
        const std::string_view access = tokens[i - 1].text;
        if (tokens[i].text == "stop" && is_call(tokens, i) && (access == "." || access == "->") &&
            loops.contains(tokens[i - 2].text))
            faults.push_back(
                {path, tokens[i].line, "io_context::stop() abandons tasks: let them end instead"});
    }
}

void ban_sleep(const std::string& path, const token_list& tokens, std::vector<fault>& faults) {
    static constexpr std::array<std::string_view, 5> sleeps = {"sleep_for", "sleep_until", "sleep",
                                                               "usleep", "nanosleep"};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool named = std::find(sleeps.begin(), sleeps.end(), tokens[i].text) != sleeps.end();
        if (named && is_call(tokens, i))
            faults.push_back({path, tokens[i].line,
                              "a test that sleeps is slow or wrong: wait for the event itself"});
    }
}

void ban_empty_test(const std::string& path, const token_list& tokens, std::vector<fault>& faults) {
    const auto checks = [](const token& t) {
        return t.text.starts_with("CHECK") || t.text.starts_with("REQUIRE");
    };
    if (std::none_of(tokens.begin(), tokens.end(), checks))
        faults.push_back({path, 0, "a test file without CHECK or REQUIRE tests nothing"});
}

/// Comments are where work is left for later, so this looks at the text as it stands. The words are
/// split here, or this file would find itself.
void ban_leftovers(const std::string& path, std::string_view text, std::vector<fault>& faults) {
    static const std::array<std::string, 2> words = {std::string("TO") + "DO",
                                                     std::string("FIX") + "ME"};
    int number = 0;
    for (const std::string& line : lines_of(text)) {
        ++number;
        for (const std::string& word : words) {
            if (line.find(word) != std::string::npos)
                faults.push_back({path, number, "work left for later: do it or file it"});
        }
    }
}

} // namespace

std::vector<fault> length_faults(const std::string& path, std::string_view text) {
    const std::size_t lines = lines_of(text).size();
    if (lines <= most_lines)
        return {};
    return {
        {path, 0, std::to_string(lines) + " lines, " + std::to_string(most_lines) + " at most"}};
}

std::vector<fault> ban_faults(const std::string& path, std::string_view text) {
    std::vector<fault> faults;
    const std::string code = code_only(text);
    const token_list tokens = tokens_of(code);
    ban_detached(path, tokens, faults);
    ban_stop(path, tokens, faults);
    ban_leftovers(path, text, faults);
    if (path.starts_with("tests/"))
        ban_sleep(path, tokens, faults);
    if (path.starts_with("tests/") && path.ends_with("_test.cpp"))
        ban_empty_test(path, tokens, faults);
    return faults;
}

std::vector<fault> namespace_faults(const std::string& path, std::string_view text) {
    std::vector<fault> faults;
    if (path.ends_with(".hpp") && text.find("#pragma once\n") == std::string_view::npos)
        faults.push_back({path, 1, "a header begins with #pragma once"});
    if (!path.starts_with("daemon/") && !path.starts_with("connectors/"))
        return faults;
    const std::string wanted = name_of(folder_of(path));
    const std::string code = code_only(text);
    const token_list tokens = tokens_of(code);
    bool any = false;
    bool own = false;
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (tokens[i].text != "namespace" || tokens[i + 1].text != "remembrancer")
            continue;
        any = true;
        own = own ||
              (tokens[i + 2].text == "::" && i + 3 < tokens.size() && tokens[i + 3].text == wanted);
    }
    // A source may do without one (`main`), a header may not.
    if (!own && (any || path.ends_with(".hpp")))
        faults.push_back({path, 0, "its namespace is not remembrancer::" + wanted});
    return faults;
}

} // namespace remembrancer::architecture
