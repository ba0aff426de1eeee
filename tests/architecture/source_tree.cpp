#include "tests/architecture/source_tree.hpp"

#include "tests/architecture/fault.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace remembrancer::architecture {

namespace {

namespace fs = std::filesystem;

constexpr std::array top_folders = {"daemon", "connectors", "tests", "systemd", ".ci", "config"};

constexpr std::array written_suffixes = {".hpp", ".cpp", ".h",   ".sh",      ".py",
                                         ".awk", ".js",  ".mjs", ".service", ".cmake"};

bool is_written(const fs::path& path, const std::string& text) {
    const bool known = std::any_of(written_suffixes.begin(), written_suffixes.end(),
                                   [&](const char* suffix) { return path.extension() == suffix; });
    return known || path.filename() == "CMakeLists.txt" || text.starts_with("#!");
}

} // namespace

std::string read_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string name_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

bool is_cpp(const source_file& file) {
    return file.path.ends_with(".hpp") || file.path.ends_with(".cpp");
}

std::vector<source_file> read_tree(const std::string& root) {
    std::vector<source_file> files;
    const auto add = [&](const fs::path& path) {
        std::string text = read_text(path.string());
        if (is_written(path, text))
            files.push_back({fs::relative(path, root).generic_string(), std::move(text)});
    };
    for (const char* name : {"CMakeLists.txt", "dev"})
        add(fs::path(root) / name);
    for (const char* folder : top_folders) {
        const fs::path top = fs::path(root) / folder;
        if (!fs::exists(top))
            continue;
        for (auto at = fs::recursive_directory_iterator(top); at != fs::end(at); ++at) {
            if (at->path().filename() == "node_modules")
                at.disable_recursion_pending();
            else if (at->is_regular_file())
                add(at->path());
        }
    }
    std::sort(files.begin(), files.end(),
              [](const source_file& a, const source_file& b) { return a.path < b.path; });
    return files;
}

std::string report(const std::vector<fault>& faults) {
    std::string lines;
    for (const fault& f : faults)
        lines += "\n" + f.path + ":" + std::to_string(f.line) + ": " + f.what;
    return lines;
}

void append(std::vector<fault>& to, std::vector<fault> more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace remembrancer::architecture
