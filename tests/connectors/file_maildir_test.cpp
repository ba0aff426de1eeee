#include "connectors/file/maildir.hpp"

#include "tests/support/temporary_directory.hpp"

#include <fstream>
#include <iterator>
#include <vector>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace remembrancer;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> names_in(const fs::path& directory) {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory))
        names.push_back(entry.path().filename().string());
    return names;
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct mailbox {
    support::temporary_directory parent;
    fs::path at = parent.path() / "mail";
    file::maildir maildir{at};

    [[nodiscard]] std::size_t in(const char* part) const { return names_in(at / part).size(); }
};

} // namespace

TEST_CASE("a mail stands in new under a name made of its key, with local line ends") {
    mailbox box;
    box.maildir.deliver("round-1/owner:2", "Subject: x\r\n\r\nline\r\nlone \r stays\r\n", false);
    CHECK(names_in(box.at / "new") == std::vector<std::string>{"round-1~2fowner~3a2"});
    CHECK(bytes_of(box.at / "new" / "round-1~2fowner~3a2") ==
          "Subject: x\n\nline\nlone \r stays\n");
    CHECK(box.in("tmp") == 0);
    CHECK(fs::is_directory(box.at / "cur"));
    const fs::perms open_to_others = fs::perms::group_all | fs::perms::others_all;
    CHECK((fs::status(box.at).permissions() & open_to_others) == fs::perms::none);
    CHECK((fs::status(box.at / "new" / "round-1~2fowner~3a2").permissions() & open_to_others) ==
          fs::perms::none);
}

TEST_CASE("a key never makes a second file, wherever its first one is") {
    struct row {
        std::string name;
        const char* moved_to; ///< in `cur`; null when it stays in `new`
    };
    const row rows[] = {
        {"unread", nullptr},
        {"seen", "key:2,S"},
        {"seen and flagged", "key:2,FS"},
        {"moved without flags", "key"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        mailbox box;
        box.maildir.deliver("key", "first\r\n", false);
        if (r.moved_to != nullptr)
            fs::rename(box.at / "new" / "key", box.at / "cur" / r.moved_to);
        box.maildir.deliver("key", "second\r\n", true);
        box.maildir.deliver("key2", "another\r\n", true);
        CHECK(box.in("new") + box.in("cur") == 2);
        CHECK(box.in("tmp") == 0);
    }
}

TEST_CASE("what a crash left half-written in tmp is written anew") {
    mailbox box;
    box.maildir.deliver("other", "x\r\n", false);
    std::ofstream(box.at / "tmp" / "key") << "half of a much longer mail than the next one";
    box.maildir.deliver("key", "whole\r\n", true);
    CHECK(bytes_of(box.at / "new" / "key") == "whole\n");
    CHECK(box.in("tmp") == 0);
}

TEST_CASE("a link planted in tmp is not followed") {
    mailbox box;
    box.maildir.deliver("other", "x\r\n", false);
    const fs::path victim = box.parent.path() / "victim";
    std::ofstream(victim) << "precious";
    fs::create_symlink(victim, box.at / "tmp" / "key");
    CHECK_THROWS_AS(box.maildir.deliver("key", "x\r\n", false), std::system_error);
    CHECK(bytes_of(victim) == "precious");
}

TEST_CASE("a Maildir that cannot be written says which step failed where") {
    const support::temporary_directory parent;
    std::ofstream(parent.path() / "occupied") << "a file";
    file::maildir under_a_file(parent.path() / "occupied" / "mail");
    file::maildir nowhere(parent.path() / "missing" / "mail");
    for (file::maildir* broken : {&under_a_file, &nowhere}) {
        try {
            broken->deliver("key", "x\r\n", false);
            FAIL("delivered");
        } catch (const std::system_error& failure) {
            const std::string what = failure.what();
            CHECK(what.find("cannot make the directory " + parent.path().string()) == 0);
        }
    }
}

TEST_CASE("a directory removed under a running daemon is a failure and then recovers") {
    mailbox box;
    box.maildir.deliver("first", "x\r\n", false);
    fs::remove_all(box.at);
    CHECK_THROWS_AS(box.maildir.deliver("key", "x\r\n", false), std::system_error);
    box.maildir.deliver("key", "x\r\n", false);
    CHECK(box.in("new") == 1);
}
