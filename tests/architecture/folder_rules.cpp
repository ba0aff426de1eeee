#include "tests/architecture/folder_rules.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace remembrancer::architecture {

namespace {

/// Names of a CMake file: whatever stands between white space and brackets, without comments.
std::set<std::string> words_of(std::string_view text) {
    static constexpr std::string_view separators = " \t\r\n()\"";
    std::set<std::string> words;
    std::string word;
    bool comment = false;
    for (const char c : text) {
        comment = c == '#' || (comment && c != '\n');
        if (!comment && separators.find(c) == std::string_view::npos) {
            word += c;
        } else if (!word.empty()) {
            words.insert(word);
            word.clear();
        }
    }
    words.insert(word);
    return words;
}

using list_map = std::map<std::string, std::set<std::string>>;

/// Whether the list of `folder` or of one above it names this file, by its path from there.
bool is_listed(const list_map& lists, const std::string& path) {
    for (std::string folder = folder_of(path);; folder = folder_of(folder)) {
        const auto list = lists.find(folder);
        const std::string from_there = folder.empty() ? path : path.substr(folder.size() + 1);
        if (list != lists.end() && list->second.contains(from_there))
            return true;
        if (folder.empty())
            return false;
    }
}

} // namespace

std::vector<fault> build_faults(const std::vector<source_file>& tree) {
    list_map lists;
    for (const source_file& file : tree) {
        if (name_of(file.path) == "CMakeLists.txt")
            lists[folder_of(file.path)] = words_of(file.text);
    }
    std::vector<fault> faults;
    for (const source_file& file : tree) {
        if (file.path.ends_with(".cpp") && !is_listed(lists, file.path))
            faults.push_back({file.path, 0, "no CMakeLists.txt lists it"});
        const std::string folder = folder_of(file.path);
        const bool is_stage_folder =
            folder.starts_with("daemon/") || folder.starts_with("connectors/");
        if (is_stage_folder && is_cpp(file) && !lists.contains(folder))
            faults.push_back({folder, 0, "a folder of code without a CMakeLists.txt"});
    }
    for (const auto& [folder, words] : lists) {
        if (!folder.empty() && folder != "tests" && !is_listed(lists, folder))
            faults.push_back({folder, 0, "no CMakeLists.txt above it adds this folder"});
    }
    return faults;
}

} // namespace remembrancer::architecture
