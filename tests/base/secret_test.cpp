#include "daemon/base/secret.hpp"

#include "daemon/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

/// Sets `$CREDENTIALS_DIRECTORY`, and takes it away again.
class credentials {
public:
    explicit credentials(const std::string& folder) {
        ::setenv("CREDENTIALS_DIRECTORY", folder.c_str(), 1); // NOLINT(concurrency-mt-unsafe)
    }
    credentials(const credentials&) = delete;
    credentials& operator=(const credentials&) = delete;
    ~credentials() { ::unsetenv("CREDENTIALS_DIRECTORY"); } // NOLINT(concurrency-mt-unsafe)
};

void write(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

/// What the reading fails with; empty if it does not.
std::string refusal(const std::string& path, const std::string& relative_to = "/") {
    try {
        (void)base::read_secret_file(path, relative_to);
    } catch (const base::user_error& error) {
        CHECK(error.code() == base::exit_code::settings);
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("a secret is what its file holds, without the line end at its close") {
    struct row {
        const char* name;
        std::string bytes;
        std::string value;
    };
    const row rows[] = {
        {"as it is", "hunter2", "hunter2"},
        {"a line end", "hunter2\n", "hunter2"},
        {"a line end of Windows", "hunter2\r\n", "hunter2"},
        {"several", "hunter2\n\n", "hunter2"},
        {"lines within", "one\ntwo\n", "one\ntwo"},
        {"blanks are part of it", " hunter 2 \n", " hunter 2 "},
        {"any byte", std::string("a\0\xFF", 3) + "\n", std::string("a\0\xFF", 3)},
        {"the largest", std::string(64 * 1024, 'x'), std::string(64 * 1024, 'x')},
    };
    const test::temporary_folder folder;
    for (const row& r : rows) {
        CAPTURE(r.name);
        write(folder.file("password"), r.bytes);
        CHECK(base::read_secret_file(folder.file("password"), "/").reveal() == r.value);
    }
}

TEST_CASE("a secret's path is looked up among the credentials, else beside the settings") {
    const test::temporary_folder settings;
    const test::temporary_folder given;
    write(settings.file("password"), "of the settings");
    write(given.file("password"), "of the service");
    const auto read = [&](const std::string& path) {
        return base::read_secret_file(path, settings.path().string()).reveal();
    };
    CHECK(read("password") == "of the settings");
    const credentials now(given.path().string());
    CHECK(read("password") == "of the service");
    CHECK(read(settings.file("password")) == "of the settings");
    // With credentials given, one that is missing is no reason to look elsewhere.
    write(settings.file("token"), "of the settings");
    CHECK_FALSE(refusal("token", settings.path().string()).empty());
}

TEST_CASE("a secret that cannot be read is refused by its path, never by what it holds") {
    const test::temporary_folder folder;
    const std::string path = folder.file("password");
    CHECK(refusal(path).find(path) != std::string::npos);
    write(path, "");
    CHECK(refusal(path) == "the secret file " + path + " is empty");
    write(path, "\r\n\n");
    CHECK(refusal(path) == "the secret file " + path + " is empty");
    write(path, "hunter2" + std::string(64 * 1024, 'x'));
    CHECK(refusal(path) == "the secret file " + path + " is larger than 64 KiB");
    CHECK_FALSE(refusal(folder.path().string()).empty());
}

TEST_CASE("a secret is compared by its value, and prints none") {
    const base::secret secret("hunter2");
    CHECK(secret == base::secret("hunter2"));
    CHECK_FALSE(secret == base::secret("hunter3"));
    CHECK(base::secret().empty());
    std::ostringstream out;
    out << secret << base::secret();
    CHECK(out.str() == "******");
}
