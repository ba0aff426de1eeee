#include "tests/architecture/needs_rules.hpp"

#include "tests/architecture/code_text.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace remembrancer::architecture {

namespace {

constexpr std::string_view white = " \t\r\n";

using name_map = std::map<std::string, std::set<std::string>, std::less<>>;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(white);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

/// The literals that stand next to each other at `at`, as the compiler joins them.
std::string joined_literals(std::string_view code, std::size_t at) {
    std::string text;
    while ((at = code.find_first_not_of(white, at)) != std::string_view::npos && code[at] == '"') {
        for (++at; at < code.size() && code[at] != '"'; ++at) {
            at += code[at] == '\\' ? 1 : 0;
            text += at < code.size() ? code.substr(at, 1) : std::string_view();
        }
        ++at;
    }
    return text;
}

name_map names_of_tests(const std::vector<source_file>& tree) {
    constexpr std::string_view opening = "TEST_CASE(";
    name_map names;
    for (const source_file& file : tree) {
        if (!file.path.starts_with("tests/") || !is_cpp(file))
            continue;
        const std::string code = without_comments(file.text);
        for (std::size_t at = code.find(opening); at != std::string::npos;
             at = code.find(opening, at + 1))
            names[file.path].insert(joined_literals(code, at + opening.size()));
    }
    return names;
}

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    line = trimmed(line).substr(1);
    for (std::size_t end = line.find('|'); end != std::string_view::npos; end = line.find('|')) {
        cells.push_back(trimmed(line.substr(0, end)));
        line.remove_prefix(end + 1);
    }
    return cells;
}

std::optional<int> number_in(std::string_view cell) {
    int number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    const bool whole = error == std::errc() && end == cell.data() + cell.size();
    return whole && number > 0 ? std::optional(number) : std::nullopt;
}

/// What is wrong with one name of a test; empty when it exists.
std::string fault_of_test(std::string_view named, const name_map& tests) {
    const std::size_t colon = named.find(": \"");
    if (colon == std::string_view::npos || !named.ends_with('"') || named.size() < colon + 4)
        return "expected tests/x/y_test.cpp: \"its sentence\"";
    const auto file = tests.find(named.substr(0, colon));
    if (file == tests.end())
        return "no such file of tests: " + std::string(named.substr(0, colon));
    const std::string sentence(named.substr(colon + 3, named.size() - colon - 4));
    return file->second.contains(sentence) ? std::string() : "no such test: " + sentence;
}

class reader {
public:
    reader(const std::string& path, const std::vector<source_file>& tree)
        : path_(path), tests_(names_of_tests(tree)) {}

    void read(int line, const std::vector<std::string_view>& cells) {
        line_ = line;
        const auto number = cells.size() == 3 ? number_in(cells[0]) : std::nullopt;
        if (!number || cells[1].empty()) {
            find("expected | row number | what serves it | test |");
            return;
        }
        if (*number <= last_)
            find("row " + std::to_string(*number) + " stands after row " + std::to_string(last_));
        last_ = *number;
        const bool is_declined = cells[1].starts_with("Not this daemon's: ");
        if (!is_declined || cells[2] != "-")
            read_tests(cells[2]);
    }

    [[nodiscard]] std::vector<fault> faults() && { return std::move(faults_); }

private:
    void read_tests(std::string_view cell) {
        for (std::size_t end = 0; end != std::string_view::npos;) {
            end = cell.find("; tests/");
            if (std::string fault = fault_of_test(cell.substr(0, end), tests_); !fault.empty())
                find(std::move(fault));
            cell.remove_prefix(end == std::string_view::npos ? cell.size() : end + 2);
        }
    }

    void find(std::string what) { faults_.push_back({path_, line_, std::move(what)}); }

    std::string path_;
    name_map tests_;
    std::vector<fault> faults_;
    int line_ = 0;
    int last_ = 0;
};

} // namespace

std::vector<fault> needs_faults(const std::string& path, std::string_view table,
                                const std::vector<source_file>& tree) {
    reader rows(path, tree);
    int number = 0;
    int in_table = 0;
    for (const std::string& line : lines_of(table)) {
        ++number;
        // The first two lines of a table are its head.
        if (line.starts_with('|') && ++in_table > 2)
            rows.read(number, cells_of(line));
    }
    std::vector<fault> faults = std::move(rows).faults();
    if (in_table <= 2)
        faults.push_back({path, 0, "there is no table of needs"});
    return faults;
}

} // namespace remembrancer::architecture
