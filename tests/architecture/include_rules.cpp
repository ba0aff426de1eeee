#include "tests/architecture/include_rules.hpp"

#include "tests/architecture/code_text.hpp"
#include "tests/architecture/source_tree.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <span>

namespace remembrancer::architecture {

namespace {

struct stage {
    std::string_view folder;
    /// What it may include beside itself; a file instead of a folder allows that header alone, and
    /// `*_settings.hpp` every component's settings.
    std::vector<std::string_view> may_include;
};

constexpr std::string_view all_above = "<all above>";
constexpr std::string_view any_settings = "*_settings.hpp";
constexpr std::string_view connector_contract = "connectors/connector.hpp";

/// The flow of data, in one table. A folder may include what its row lists, and nothing else.
const std::vector<stage>& stages() {
    static const std::vector<stage> table = {
        {"daemon/base", {}},
        {"daemon/plan", {"daemon/base"}},
        {"daemon/calendar", {"daemon/base", "daemon/plan"}},
        {"daemon/store", {"daemon/base", "daemon/plan"}},
        {"daemon/intake", {"daemon/base", "daemon/plan", "daemon/calendar", "daemon/store"}},
        {"daemon/rules", {"daemon/base", "daemon/plan", "daemon/calendar"}},
        {"daemon/routing", {"daemon/base", "daemon/plan", "daemon/calendar"}},
        {"daemon/digest", {"daemon/base", "daemon/plan", "daemon/calendar"}},
        {"daemon/render", {"daemon/base", "daemon/plan"}},
        {"connectors", {"daemon/base", "daemon/plan"}},
        {"connectors/transfer", {"daemon/base"}},
        // What the connectors that deliver mail share.
        {"connectors/mime",
         {"daemon/base", "daemon/plan", "daemon/render", "connectors/transfer",
          connector_contract}},
        // What the connectors that go over HTTP share.
        {"connectors/kit",
         {"daemon/base", "daemon/plan", "daemon/render", "connectors/transfer",
          connector_contract}},
        // Any other connector.
        {"connectors/*",
         {"daemon/base", "daemon/plan", "daemon/render", "connectors/transfer", "connectors/mime",
          "connectors/kit", connector_contract}},
        // The list of the kinds that the kit carries.
        {"connectors/registry", {all_above}},
        {"daemon/outbox", {"daemon/base", "daemon/plan", "daemon/store", connector_contract}},
        {"daemon/settings",
         {"daemon/base", "daemon/plan", any_settings, "connectors/mime/mail_identity.hpp",
          "connectors/registry", "connectors/kit"}},
        {"daemon/rounds", {all_above}},
        {"daemon/web", {all_above}},
        {"daemon/app", {all_above}},
        {"daemon/cli", {all_above}},
    };
    return table;
}

struct library {
    /// A header, or with a slash at the end a folder of headers.
    std::string_view header;
    std::vector<std::string_view> folders;
};

/// A third-party library is touched in one place, so that replacing it touches one place.
const std::vector<library>& libraries() {
    static const std::vector<library> table = {
        {"soci/", {"daemon/store"}},
        {"sqlite3.h", {"daemon/store"}},
        {"curl/", {"connectors/transfer"}},
        {"idn2.h", {"connectors/transfer"}},
        {"gmime/", {"connectors/mime"}},
        {"toml++/", {"daemon/settings"}},
        {"CLI/", {"daemon/cli"}},
        {"libical/", {"daemon/calendar", "daemon/render"}},
        {"unicode/", {"daemon/calendar"}},
        {"zip.h", {"daemon/intake"}},
        {"expat.h", {"daemon/intake"}},
        {"kainjow/", {"daemon/render"}},
        {"spdlog/", {"daemon/base"}},
        {"openssl/", {"daemon/base"}},
        // Tests only.
        {"doctest/", {}},
    };
    return table;
}

struct include {
    std::string header;
    bool quoted = false;
    int line = 0;
};

std::vector<include> includes_of(std::string_view text) {
    std::vector<include> found;
    int number = 0;
    for (const std::string& line : lines_of(without_comments(text))) {
        ++number;
        const std::size_t hash = line.find_first_not_of(" \t");
        if (hash == std::string::npos || line[hash] != '#')
            continue;
        const std::size_t word = line.find_first_not_of(" \t", hash + 1);
        if (word == std::string::npos || !line.substr(word).starts_with("include"))
            continue;
        const std::size_t open = line.find_first_of("\"<", word);
        const std::size_t close =
            open == std::string::npos ? open : line.find_first_of("\">", open + 1);
        if (close != std::string::npos)
            found.push_back({line.substr(open + 1, close - open - 1), line[open] == '"', number});
    }
    return found;
}

/// The row of the table for a folder, itself or the nearest above it.
std::optional<std::size_t> row_of(std::string_view folder) {
    const auto find = [](std::string_view name) -> std::optional<std::size_t> {
        const auto& table = stages();
        const auto at = std::find_if(table.begin(), table.end(),
                                     [&](const stage& s) { return s.folder == name; });
        return at == table.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(at - table.begin()));
    };
    const std::size_t first = folder.find('/');
    const std::size_t second =
        first == std::string_view::npos ? first : folder.find('/', first + 1);
    folder = folder.substr(0, second);
    if (const auto exact = find(folder))
        return exact;
    return folder.starts_with("connectors/") ? find("connectors/*") : std::nullopt;
}

/// `daemon/plan` for `daemon/plan/detail/x.hpp`; `connectors` for a header beside the connectors.
std::string stage_of(const std::string& path) {
    const std::string folder = folder_of(path);
    const std::size_t first = folder.find('/');
    return first == std::string::npos ? folder : folder.substr(0, folder.find('/', first + 1));
}

bool may_include(std::string_view own_folder, std::size_t row, const std::string& header) {
    const std::string folder = stage_of(header);
    if (folder == own_folder)
        return true;
    const std::optional<std::size_t> other = row_of(folder);
    const std::vector<std::string_view>& allowed = stages()[row].may_include;
    return std::any_of(allowed.begin(), allowed.end(), [&](std::string_view entry) {
        if (entry == all_above)
            return other && *other < row;
        if (entry == any_settings)
            return header.ends_with("_settings.hpp") && other;
        return entry == folder || entry == header;
    });
}

void check_library(const std::string& path, const std::string& folder, const include& found,
                   std::vector<fault>& faults) {
    for (const library& known : libraries()) {
        const bool hit = known.header.ends_with('/') ? found.header.starts_with(known.header)
                                                     : found.header == known.header;
        if (hit &&
            std::find(known.folders.begin(), known.folders.end(), folder) == known.folders.end())
            faults.push_back({path, found.line, "<" + found.header + "> is not for " + folder});
    }
}

void check_order(const std::string& path, std::span<const include> found,
                 std::vector<fault>& faults) {
    const std::string own = path.substr(0, path.rfind('.')) + ".hpp";
    bool angle_seen = false;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].quoted && angle_seen)
            faults.push_back({path, found[i].line, "project headers come before <...> headers"});
        if (found[i].quoted && found[i].header == own && i > 0)
            faults.push_back({path, found[i].line, "a file's own header comes first"});
        angle_seen = angle_seen || !found[i].quoted;
    }
}

} // namespace

std::vector<fault> include_faults(const std::string& path, std::string_view text) {
    std::vector<fault> faults;
    const std::vector<include> found = includes_of(text);
    check_order(path, found, faults);
    const std::string folder = stage_of(path);
    if (!folder.starts_with("daemon") && !folder.starts_with("connectors"))
        return faults;
    const std::optional<std::size_t> row = row_of(folder);
    if (!row) {
        faults.push_back({path, 0, folder + " is not in the table of folders"});
        return faults;
    }
    for (const include& one : found) {
        check_library(path, folder, one, faults);
        if (one.quoted && !may_include(folder, *row, one.header))
            faults.push_back({path, one.line, folder + " may not include " + one.header});
    }
    return faults;
}

std::vector<fault> link_faults(const std::string& path, std::string_view text) {
    static constexpr std::string_view prefix = "remembrancer_";
    std::vector<fault> faults;
    const std::string folder = folder_of(path);
    const std::optional<std::size_t> row = row_of(folder);
    if (!row)
        return faults;
    int number = 0;
    for (const std::string& line : lines_of(text)) {
        ++number;
        const std::string code = line.substr(0, line.find('#'));
        for (std::size_t at = code.find(prefix); at != std::string::npos;
             at = code.find(prefix, at + 1)) {
            const std::size_t begin = at + prefix.size();
            const std::size_t end = code.find_first_of(" \t)(", begin);
            const std::string name = code.substr(begin, end - begin);
            const std::array folders = {"daemon/" + name, "connectors/" + name};
            for (const std::string& linked : folders) {
                const bool known = std::any_of(stages().begin(), stages().end(),
                                               [&](const stage& s) { return s.folder == linked; });
                // Settings come with the functions that check them.
                if (known && !may_include(folder, *row, linked + "/any.hpp") &&
                    !may_include(folder, *row, linked + "/any_settings.hpp"))
                    faults.push_back({path, number, folder + " may not link remembrancer_" + name});
            }
        }
    }
    return faults;
}

} // namespace remembrancer::architecture
