#include "daemon/settings/secret_files.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace remembrancer::settings {
namespace {

// What signing secrets, webhook addresses and bearer tokens begin with.
bool looks_secret(std::string_view text) {
    constexpr std::array<std::string_view, 4> beginnings{"whsec_", "https:", "http:", "eyJ"};
    return std::ranges::any_of(beginnings, [&](auto begin) { return text.starts_with(begin); });
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
        from.fault_at(key, error.what());
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
    // Where credentials are given, relative paths start there, for every reader.
    const bool credentials =
        std::getenv("CREDENTIALS_DIRECTORY") != nullptr; // NOLINT(concurrency-mt-unsafe)
    return credentials ? file : (from.folder() / file).string();
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
