#include "tests/settings/example_text.hpp"
#include "tests/settings/settings_text.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>

#include <doctest/doctest.h>

using namespace remembrancer;
namespace fs = std::filesystem;

namespace {

// Sets a variable of the environment, and puts back what was there.
class environment {
public:
    environment(const char* name, const char* value) : name_(name) {
        if (const char* before = std::getenv(name)) // NOLINT(concurrency-mt-unsafe)
            before_ = before;
        set(value);
    }
    environment(const environment&) = delete;
    environment& operator=(const environment&) = delete;
    ~environment() { set(before_ ? before_->c_str() : nullptr); }

private:
    void set(const char* value) const {
        if (value == nullptr)
            unsetenv(name_); // NOLINT(concurrency-mt-unsafe)
        else
            setenv(name_, value, 1); // NOLINT(concurrency-mt-unsafe)
    }

    const char* name_;
    std::optional<std::string> before_;
};

std::string refusal_of(const fs::path& file) {
    try {
        static_cast<void>(settings::load_settings(file));
        return "loaded";
    } catch (const settings::settings_error& error) {
        return error.what();
    }
}

} // namespace

TEST_CASE("the store is where the settings say, else where systemd keeps state, else beside them") {
    struct row {
        const char* name;
        const char* state_directory;
        std::string text;
        fs::path store;
    };
    const fs::path folder = REMEMBRANCER_FIXTURES_DIR;
    const row rows[] = {
        {"beside the settings", nullptr, "", folder / "remembrancer.db"},
        {"an empty variable counts for none", "", "", folder / "remembrancer.db"},
        {"under systemd", "/var/lib/remembrancer", "", "/var/lib/remembrancer/remembrancer.db"},
        {"the first of several", "/var/lib/a:/var/lib/b", "", "/var/lib/a/remembrancer.db"},
        {"a relative path", "/var/lib/a", "store = \"data/plan.db\"\n", folder / "data/plan.db"},
        {"an absolute path", nullptr, "store = \"/srv/plan.db\"\n", "/srv/plan.db"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const environment state("STATE_DIRECTORY", r.state_directory);
        const std::string text = r.text + "[email]\n";
        CHECK(test::settings_of(text).store == r.store);
    }
}

TEST_CASE("secrets are looked up beside the settings, or among systemd's credentials") {
    const std::string text = "[email]\nauth = \"xoauth2\"\nuser = \"plans\"\n"
                             "token_file = \"secret.password\"\n";
    {
        const environment none("CREDENTIALS_DIRECTORY", nullptr);
        CHECK(test::settings_of(text).email->smtp.token_file == REMEMBRANCER_FIXTURES_DIR
              "/secret.password");
    }
    const test::example_folder credentials;
    const environment given("CREDENTIALS_DIRECTORY", credentials.path().c_str());
    CHECK_THROWS_AS(static_cast<void>(test::settings_of(text)), settings::settings_error);
    std::ofstream(credentials.path() / "secret.password") << "token\n";
    CHECK(test::settings_of(text).email->smtp.token_file == "secret.password");
}

TEST_CASE("calendars beside the settings come before the bundled ones") {
    const test::example_folder folder;
    const fs::path own = folder.path() / "calendars" / "bank-holidays.json";
    fs::create_directory(own.parent_path());
    std::ofstream(own) << "{}\n";
    const settings::settings read =
        settings::load_settings_text("[email]\n", folder.path() / "some.toml");
    REQUIRE(read.bank_holidays.size() == 1);
    CHECK(read.bank_holidays[0] == own);
}

TEST_CASE("a settings file that is not there, or is none, is refused with what to do") {
    const test::example_folder folder;
    const fs::path missing = folder.path() / "none.toml";
    CHECK(refusal_of(missing).starts_with(missing.string() +
                                          ": there is no such file; copy the example "));
    CHECK(refusal_of(missing).find("--config") != std::string::npos);
    CHECK(refusal_of(folder.path()).find("name the settings file itself") != std::string::npos);

    const fs::path large = folder.path() / "large.toml";
    std::ofstream(large) << std::string(1024 * 1024 + 1, '#');
    CHECK(refusal_of(large) ==
          large.string() + ": this is larger than 1 MiB; expected a settings file");
}

TEST_CASE("the settings know the file they are from") {
    const test::example_folder folder;
    const fs::path file = folder.path() / "some.toml";
    std::ofstream(file) << "\xEF\xBB\xBF# with a byte order mark\r\n[email]\r\n";
    CHECK(settings::load_settings(file).file == file);
}
