#include "daemon/settings/section.hpp"

#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"

#include <algorithm>
#include <fstream>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::settings {
namespace {

constexpr std::size_t longest_text = 1000;

bool is_one_line(std::string_view text) {
    return !base::trim(text).empty() && text.size() <= longest_text &&
           std::ranges::none_of(text, [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
}

constexpr std::string_view one_line = "one line of text in quotes, of at most 1000 bytes";

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t n = 0; n < words.size(); ++n) {
        if (n > 0)
            out += n + 1 < words.size() ? ", " : " or ";
        out += fmt::format("\"{}\"", words[n]);
    }
    return out;
}

// As a file's headings name it, which know no place in a list.
std::string heading_of(std::string path) {
    for (std::size_t at = path.find("[]"); at != std::string::npos; at = path.find("[]"))
        path.erase(at, 2);
    return fmt::format("[[{}]]", path);
}

std::string_view in_whole(std::chrono::milliseconds unit) {
    if (unit == std::chrono::hours(1))
        return " in whole hours";
    return unit == std::chrono::seconds(1) ? " in whole seconds" : "";
}

std::string shown(const node& value, bool hidden) {
    return hidden ? kind_of(value) : description_of(value);
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
    constexpr std::size_t longest = 80;
    const std::string guess =
        word.size() > longest ? std::string() : base::nearest(base::folded(word), known);
    return guess.empty() ? std::string() : fmt::format("; did you mean \"{}\"?", guess);
}

// The likely one, else all of them.
std::string what_then(std::string_view word, const std::vector<std::string>& known) {
    const std::string guess = did_you_mean(word, known);
    return guess.empty() ? fmt::format("; there are {}", fmt::join(known, ", ")) : guess;
}

} // namespace

section::section(const node& root, reading& into) : section(&root, "", "", into) {}

section::section(const node* table, std::string path, std::string title, reading& into)
    : table_(table), path_(std::move(path)), title_(std::move(title)), all_(&into) {}

bool section::has(std::string_view key) const {
    return find(table_, key) != nullptr;
}

bool section::is_good(std::string_view key) const {
    return has(key) && !faulty_.contains(key);
}

const node* section::get(std::string_view key) {
    own_.emplace(key);
    if (!names_are_free_)
        all_->known.insert(path_of(key));
    return find(table_, key);
}

std::string section::path_of(std::string_view key) const {
    return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

std::string section::title_of(std::string_view key) const {
    constexpr std::size_t longest = 80;
    const std::string shown = base::printable(base::valid_utf8(key.substr(0, longest)));
    return fmt::format("{}{}{}", title_, title_.empty() || key.empty() ? "" : " ", shown);
}

void section::fault_at(std::string_view key, std::string message) {
    if (faulty_.emplace(key).second)
        all_->faults.push_back(at(key, std::move(message)));
}

void section::warn_at(std::string_view key, std::string message) {
    if (!faulty_.contains(key))
        all_->warnings.push_back(at(key, std::move(message)));
}

fault section::at(std::string_view key, std::string message) const {
    const node* value = find(table_, key);
    const place where = value != nullptr ? value->at : table_ != nullptr ? table_->at : place{};
    const bool nowhere = value == nullptr && path_.empty();
    return {all_->file, nowhere ? 0 : where.line, nowhere ? 0 : where.column, title_of(key),
            std::move(message)};
}

void section::adopt(const std::vector<std::string>& faults) {
    for (const std::string& one : faults) {
        const std::size_t colon = one.find(": ");
        if (colon == std::string::npos)
            fault_at("", one);
        else
            fault_at(one.substr(0, colon), one.substr(colon + 2));
    }
}

void section::expect(std::string_view key, bool holds, std::string_view message) {
    if (!holds)
        fault_at(key, std::string(message));
}

void section::mismatch(std::string_view key, const node& value, std::string_view expected,
                       std::string_view hint) {
    fault_at(key, fmt::format("expected {}, found {}{}", expected, description_of(value), hint));
}

void section::read(std::string_view key, std::string& into) {
    read_text(key, into, false);
}
void section::read(std::string_view key, std::vector<std::string>& into) {
    read_list(key, into, false);
}
void section::read_hidden(std::string_view key, std::string& into) {
    read_text(key, into, true);
}
void section::read_hidden(std::string_view key, std::vector<std::string>& into) {
    read_list(key, into, true);
}

void section::read_text(std::string_view key, std::string& into, bool hidden) {
    const node* value = get(key);
    if (value == nullptr)
        return;
    const auto* text = std::get_if<std::string>(&value->value);
    if (text != nullptr && is_one_line(*text))
        into = *text;
    else
        fault_at(key, fmt::format("expected {}, found {}", one_line, shown(*value, hidden)));
}

void section::read_list(std::string_view key, std::vector<std::string>& into, bool hidden) {
    static constexpr std::string_view expected =
        "a list of texts of one line each, as [\"one\", \"two\"]";
    const node* value = get(key);
    if (value == nullptr)
        return;
    const auto* items = std::get_if<node::list>(&value->value);
    if (items == nullptr)
        return fault_at(key, fmt::format("expected {}, found {}", expected, shown(*value, hidden)));
    std::vector<std::string> texts;
    for (const node& item : *items) {
        const auto* text = std::get_if<std::string>(&item.value);
        if (text == nullptr || !is_one_line(*text))
            return fault_at(
                key, fmt::format("expected {}, found {} in it", expected, shown(item, hidden)));
        texts.push_back(*text);
    }
    into = std::move(texts);
}

void section::read(std::string_view key, bool& into) {
    const node* value = get(key);
    if (value == nullptr)
        return;
    const auto* truth = std::get_if<bool>(&value->value);
    if (truth == nullptr)
        return mismatch(key, *value, "true or false, without quotes");
    into = *truth;
}

void section::read(std::string_view key, int& into, int least, int most) {
    const node* value = get(key);
    if (value == nullptr)
        return;
    const auto* number = std::get_if<std::int64_t>(&value->value);
    if (number == nullptr || *number < least || *number > most)
        return mismatch(key, *value, fmt::format("a number from {} to {}", least, most));
    into = static_cast<int>(*number);
}

void section::read(std::string_view key, double& into, double least, double most) {
    const node* value = get(key);
    if (value == nullptr)
        return;
    const auto* whole = std::get_if<std::int64_t>(&value->value);
    const auto* real = std::get_if<double>(&value->value);
    const double number = real != nullptr    ? *real
                          : whole != nullptr ? static_cast<double>(*whole)
                                             : std::numeric_limits<double>::quiet_NaN();
    if (!(number >= least && number <= most)) // false for NaN
        return mismatch(key, *value, fmt::format("a number from {} to {}", least, most));
    into = number;
}

void section::read(std::string_view key, plan::date& into) {
    const node* value = get(key);
    if (value == nullptr)
        return;
    const auto* day = std::get_if<plan::date>(&value->value);
    const auto* text = std::get_if<std::string>(&value->value);
    const auto read = day != nullptr    ? std::optional(*day)
                      : text != nullptr ? plan::date_from_iso(*text)
                                        : std::nullopt;
    if (!read)
        return mismatch(key, *value, "a date as 2019-04-01");
    into = *read;
}

void section::read_path(std::string_view key, std::filesystem::path& into) {
    std::string text;
    read(key, text);
    if (!text.empty())
        into = all_->folder / text;
}

void section::read_file(std::string_view key, std::string& into) {
    std::filesystem::path path;
    read_path(key, path);
    if (path.empty())
        return;
    std::error_code ec;
    if (!std::filesystem::is_regular_file(path, ec) || !std::ifstream(path).good())
        return fault_at(key, fmt::format("{} cannot be read; give the path of a file that the "
                                         "service's user may read",
                                         base::printable(path.string())));
    into = path.string();
}

std::optional<std::size_t> section::word(std::string_view key,
                                         const std::vector<std::string>& words) {
    const node* value = get(key);
    if (value == nullptr)
        return std::nullopt;
    const auto* text = std::get_if<std::string>(&value->value);
    const auto found = text == nullptr ? words.end() : std::ranges::find(words, *text);
    if (found == words.end()) {
        mismatch(key, *value, joined(words), text == nullptr ? "" : did_you_mean(*text, words));
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - words.begin());
}

std::optional<std::chrono::milliseconds> section::duration(std::string_view key,
                                                           std::chrono::milliseconds least,
                                                           std::chrono::milliseconds most,
                                                           std::chrono::milliseconds unit) {
    const node* value = get(key);
    if (value == nullptr)
        return std::nullopt;
    const auto* text = std::get_if<std::string>(&value->value);
    const auto length = text == nullptr ? std::nullopt : duration_from_text(*text);
    if (length && *length >= least && *length <= most && *length % unit == unit.zero())
        return length;
    mismatch(
        key, *value,
        fmt::format("a time in quotes with its unit (ms, s, m, h or d), from \"{}\" to \"{}\"{}",
                    to_text(least), to_text(most), in_whole(unit)));
    return std::nullopt;
}

section section::table(std::string_view key) {
    const node* value = get(key);
    if (value != nullptr && !std::holds_alternative<node::table>(value->value)) {
        mismatch(key, *value, "a table");
        value = nullptr;
    }
    std::string path = path_of(key);
    std::string title = fmt::format("[{}]", path);
    return {value, std::move(path), std::move(title), *all_};
}

std::vector<section> section::tables(std::string_view key) {
    std::vector<section> out;
    const node* value = get(key);
    if (value == nullptr)
        return out;
    const auto* items = std::get_if<node::list>(&value->value);
    const std::string path = path_of(key);
    if (items == nullptr || !std::ranges::all_of(*items, [](const node& item) {
            return std::holds_alternative<node::table>(item.value);
        })) {
        mismatch(key, *value, "a list of tables, each under " + heading_of(path));
        return out;
    }
    for (const node& item : *items)
        out.push_back(section(&item, path + "[]", heading_of(path), *all_));
    return out;
}

std::vector<std::string> section::names() {
    std::vector<std::string> out;
    all_->known.insert(path_ + ".*");
    names_are_free_ = true;
    if (table_ == nullptr)
        return out;
    for (const member& one : std::get<node::table>(table_->value)) {
        own_.insert(one.key);
        out.push_back(one.key);
    }
    return out;
}

void section::refuse(std::string_view key, std::string_view message) {
    if (!has(key))
        return;
    own_.emplace(key);
    fault_at(key, std::string(message));
}

void section::finish() {
    if (table_ == nullptr)
        return;
    const std::vector<std::string> known(own_.begin(), own_.end());
    for (const member& one : std::get<node::table>(table_->value)) {
        if (own_.contains(one.key))
            continue;
        all_->faults.push_back({all_->file, one.at.line, one.at.column, title_of(one.key),
                                "there is no such key" + what_then(one.key, known)});
    }
}

} // namespace remembrancer::settings
