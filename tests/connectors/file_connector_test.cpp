#include "connectors/file/file_connector.hpp"

#include "daemon/base/error.hpp"
#include "daemon/base/fast_clock.hpp"
#include "tests/support/delivery_builder.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

using namespace remembrancer;
namespace fs = std::filesystem;
using plan::failure;
using plan::verdict;

namespace {

struct connector_bench {
    boost::asio::io_context io;
    base::fake_clock clock{io.get_executor(), support::half_past_eight()};

    plan::send_outcome send(const fs::path& directory, const connectors::delivery& what) {
        file::file_settings settings;
        settings.directory = directory;
        settings.identity.from_address = "plans@example.org";
        file::file_connector connector(clock, settings, {});
        return support::outcome_of_send(io, connector, what);
    }
};

} // namespace

TEST_CASE("a delivery becomes one file however often it is tried") {
    const support::temporary_directory parent;
    connector_bench bench;
    connectors::delivery what = support::a_delivery("round-1.owner");
    CHECK(bench.send(parent.path() / "mail", what).verdict == verdict::accepted);
    what.may_be_copy = true;
    CHECK(bench.send(parent.path() / "mail", what).verdict == verdict::accepted);
    std::ifstream in(parent.path() / "mail" / "new" / "round-1.owner");
    const std::string mail{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    CHECK(mail.starts_with("Date: Wed, 05 Dec 2018 08:30:00 +0000\n"));
    CHECK(mail.find("\nTo: Project Manager <owner@example.org>\n") != std::string::npos);
    CHECK(mail.find("\nMessage-ID: <round-1.owner@example.org>\n") != std::string::npos);
    CHECK(mail.find("X-Remembrancer-Attempt") == std::string::npos);
}

TEST_CASE("a Maildir that cannot be written defers everything and tells what to do") {
    const support::temporary_directory parent;
    connector_bench bench;
    const plan::send_outcome got =
        bench.send(parent.path() / "missing" / "mail", support::a_delivery("k"));
    CHECK(got.verdict == verdict::deferred);
    CHECK(got.reason == failure::server);
    CHECK(got.affects_destination);
    CHECK(got.detail.find("cannot make the directory") == 0);
    CHECK(got.detail.find("make the directory it should stand in") != std::string::npos);
}

TEST_CASE("an address that no mail can go to is refused before the disk is touched") {
    const support::temporary_directory parent;
    connector_bench bench;
    connectors::delivery what = support::a_delivery("k");
    what.address = "owner\r\n@example.org";
    const plan::send_outcome got = bench.send(parent.path() / "mail", what);
    CHECK(got.verdict == verdict::refused);
    CHECK(got.reason == failure::recipient);
    CHECK(got.detail.find("'owner\\x0d\\n@example.org'") == 0);
    CHECK_FALSE(fs::exists(parent.path() / "mail"));
}

TEST_CASE("each kind of disk trouble has its own advice") {
    struct row {
        std::string name;
        std::errc code;
        std::string advice;
    };
    const row rows[] = {
        {"full", std::errc::no_space_on_device, "free some space"},
        {"forbidden", std::errc::permission_denied, "let the service's user write there"},
        {"read-only", std::errc::read_only_file_system, "let the service's user write there"},
        {"no parent", std::errc::no_such_file_or_directory, "make the directory"},
        {"other", std::errc::io_error, ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const plan::send_outcome got = file::outcome_of(
            std::system_error(std::make_error_code(r.code), "cannot write /mail/tmp/k"));
        CHECK(got.verdict == verdict::deferred);
        CHECK(got.detail.find("cannot write /mail/tmp/k") == 0);
        CHECK(got.detail.find(r.advice) != std::string::npos);
    }
    const file::delivery_in_doubt unsynced(std::make_error_code(std::errc::io_error),
                                           "cannot sync");
    CHECK(file::outcome_of(unsynced).verdict == verdict::unknown);
}

TEST_CASE("a file connector without a directory is a fault in the settings") {
    connector_bench bench;
    CHECK_THROWS_AS(bench.send({}, support::a_delivery("k")), base::user_error);
}
