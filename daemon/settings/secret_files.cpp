#include "daemon/settings/secret_files.hpp"

#include "daemon/base/log.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <utility>

namespace remembrancer::settings {
namespace {

// What signing secrets, webhook addresses and bearer tokens begin with.
bool looks_secret(std::string_view text) {
    constexpr std::array<std::string_view, 7> beginnings{
        "whsec_", "whsk_", "https:", "http:", "Bearer ", "eyJ", "ya29."};
    return std::ranges::any_of(beginnings, [&](auto begin) { return text.starts_with(begin); });
}

// Where base::read_secret_file looks for relative paths.
std::filesystem::path secrets_folder(const section& from) {
    const char* credentials = std::getenv("CREDENTIALS_DIRECTORY"); // NOLINT(concurrency-mt-unsafe)
    return credentials != nullptr ? std::filesystem::path(credentials) : from.folder();
}

// The failure without the path that was given: whoever is told to use `password_file` may well put
// the password there.
std::string without_path(std::string message, const std::filesystem::path& folder,
                         const std::string& file) {
    const std::string path = (folder / file).string();
    const std::size_t at = message.find(path);
    if (at == std::string::npos)
        return "the file that it names cannot be read";
    message.replace(at, path.size(), "that it names");
    if (std::filesystem::path(file).is_absolute())
        return message;
    return message.append(" (relative paths start from ")
        .append(folder.empty() ? "the current folder" : base::printable(folder.string()))
        .append(")");
}

base::secret secret_in(section& from, std::string_view key, const std::string& file) {
    if (looks_secret(file)) {
        from.fault_at(key, "expected the path of a file that holds the secret, found the secret "
                           "itself; move it to a file that only the service's user may read");
        return {};
    }
    try {
        return base::read_secret_file(file, from.folder().string());
    } catch (const base::user_error& error) {
        from.fault_at(key, without_path(error.what(), secrets_folder(from), file));
        return {};
    }
}

} // namespace

base::secret read_secret(section& from, std::string_view key) {
    std::string file;
    from.read_hidden(key, file);
    return file.empty() ? base::secret() : secret_in(from, key, file);
}

std::string read_secret_path(section& from, std::string_view key) {
    std::string file;
    from.read_hidden(key, file);
    if (file.empty() || secret_in(from, key, file).empty())
        return {};
    // With credentials, whoever reads it again looks among them too.
    return secrets_folder(from) == from.folder() ? (from.folder() / file).string() : file;
}

std::vector<base::secret> read_secrets(section& from, std::string_view key) {
    std::vector<std::string> files;
    from.read_hidden(key, files);
    std::vector<base::secret> secrets;
    for (const std::string& file : files)
        if (base::secret one = secret_in(from, key, file); !one.empty())
            secrets.push_back(std::move(one));
    return secrets;
}

} // namespace remembrancer::settings
