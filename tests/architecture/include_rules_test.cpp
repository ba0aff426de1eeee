#include "tests/architecture/include_rules.hpp"

#include <doctest/doctest.h>

using namespace remembrancer::architecture;

namespace {

struct row {
    const char* name;
    const char* path;
    const char* text;
    /// Line of the only fault; 0 for none.
    int line;
};

void check(const row& r, const std::vector<fault>& faults) {
    CAPTURE(r.name);
    CAPTURE(report(faults));
    CHECK(faults.size() == (r.line == 0 ? 0 : 1));
    if (faults.size() == 1)
        CHECK(faults.front().line == r.line);
}

} // namespace

TEST_CASE("a folder includes only what stands before it in the flow of data") {
    const row rows[] = {
        {"itself", "daemon/plan/date.cpp", "#include \"daemon/plan/date.hpp\"\n", 0},
        {"allowed", "daemon/rules/a.cpp", "#include \"daemon/calendar/days.hpp\"\n", 0},
        {"base from the end", "daemon/cli/a.cpp", "#include \"daemon/base/log.hpp\"\n", 0},
        {"upwards", "daemon/base/a.hpp", "#pragma once\n#include \"daemon/plan/a.hpp\"\n", 2},
        {"sideways", "daemon/rules/a.cpp", "#include \"daemon/routing/a.hpp\"\n", 1},
        {"pure stage, database", "daemon/digest/a.cpp", "#include \"daemon/store/a.hpp\"\n", 1},
        {"connector, database", "connectors/email/a.cpp", "#include \"daemon/store/a.hpp\"\n", 1},
        {"new connector, database", "connectors/teams/a.cpp", "#include \"daemon/store/a.hpp\"", 1},
        {"connector, transfer", "connectors/email/a.cpp", "#include \"connectors/transfer/a.hpp\"",
         0},
        {"connector, contract", "connectors/email/a.hpp", "#include \"connectors/connector.hpp\"",
         0},
        {"connector, mime", "connectors/email/a.cpp", "#include \"connectors/mime/a.hpp\"\n", 0},
        {"mime, connector", "connectors/mime/a.cpp", "#include \"connectors/email/a.hpp\"\n", 1},
        {"connector, another", "connectors/email/a.cpp", "#include \"connectors/file/a.hpp\"\n", 1},
        {"transfer, plan", "connectors/transfer/a.cpp", "#include \"daemon/plan/a.hpp\"\n", 1},
        {"contract, plan", "connectors/connector.hpp", "#include \"daemon/plan/a.hpp\"\n", 0},
        {"contract, render", "connectors/connector.hpp", "#include \"daemon/render/a.hpp\"\n", 1},
        {"outbox, contract", "daemon/outbox/a.cpp", "#include \"connectors/connector.hpp\"\n", 0},
        {"outbox, connector", "daemon/outbox/a.cpp", "#include \"connectors/email/a.hpp\"\n", 1},
        {"settings, theirs", "daemon/settings/a.cpp",
         "#include \"connectors/email/email_settings.hpp\"\n", 0},
        {"settings, code", "daemon/settings/a.cpp", "#include \"daemon/routing/ladder.hpp\"\n", 1},
        {"settings, later settings", "daemon/settings/a.cpp",
         "#include \"daemon/rounds/rounds_settings.hpp\"\n", 0},
        {"settings from before", "daemon/outbox/a.cpp", "#include \"daemon/settings/a.hpp\"\n", 1},
        {"rounds, settings", "daemon/rounds/a.cpp", "#include \"daemon/settings/a.hpp\"\n", 0},
        {"rounds, application", "daemon/rounds/a.cpp", "#include \"daemon/app/a.hpp\"\n", 1},
        {"tests from the daemon", "daemon/plan/a.cpp", "#include \"tests/support/a.hpp\"\n", 1},
        {"not from the root", "daemon/plan/a.cpp", "#include \"date.hpp\"\n", 1},
        {"odd spacing", "daemon/base/a.cpp", "  #  include  \"daemon/plan/a.hpp\"\n", 1},
        {"commented out", "daemon/base/a.cpp", "// #include \"daemon/plan/a.hpp\"\n", 0},
        {"tests are free", "tests/plan/a.cpp", "#include \"daemon/app/a.hpp\"\n", 0},
    };
    for (const row& r : rows)
        check(r, include_faults(r.path, r.text));
    const std::vector<fault> unknown = include_faults("daemon/stuff/a.cpp", "int x;\n");
    CHECK(report(unknown) == "\ndaemon/stuff/a.cpp:0: daemon/stuff is not in the table of folders");
}

TEST_CASE("a third-party library is touched in its own folder alone") {
    const row rows[] = {
        {"database", "daemon/store/a.cpp", "#include <soci/soci.h>\n", 0},
        {"database elsewhere", "daemon/rounds/a.cpp", "#include <soci/soci.h>\n", 1},
        {"engine elsewhere", "daemon/outbox/a.cpp", "#include <sqlite3.h>\n", 1},
        {"curl", "connectors/transfer/a.cpp", "#include <curl/curl.h>\n", 0},
        {"curl elsewhere", "connectors/webhook/a.cpp", "#include <curl/curl.h>\n", 1},
        {"mail elsewhere", "daemon/render/a.cpp", "#include <gmime/gmime.h>\n", 1},
        {"settings elsewhere", "daemon/app/a.cpp", "#include <toml++/toml.h>\n", 1},
        {"command line elsewhere", "daemon/app/a.cpp", "#include <CLI/CLI.hpp>\n", 1},
        {"zones elsewhere", "daemon/rounds/a.cpp", "#include <unicode/timezone.h>\n", 1},
        {"archives elsewhere", "daemon/store/a.cpp", "#include <zip.h>\n", 1},
        {"tests in the daemon", "daemon/plan/a.cpp", "#include <doctest/doctest.h>\n", 1},
        {"tests may judge by it", "tests/email/a.cpp", "#include <gmime/gmime.h>\n", 0},
        {"quoted all the same", "tests/email/a.cpp", "#include <zip.h>\n#include \"a.hpp\"\n", 2},
    };
    for (const row& r : rows)
        check(r, include_faults(r.path, r.text));
}

TEST_CASE("includes stand in order: own header, the project's, the rest") {
    const row rows[] = {
        {"in order", "tests/a/b.cpp",
         "#include \"tests/a/b.hpp\"\n#include \"daemon/base/a.hpp\"\n#include <map>\n", 0},
        {"own header second", "tests/a/b.cpp",
         "#include \"daemon/base/a.hpp\"\n#include \"tests/a/b.hpp\"\n", 2},
        {"project after standard", "tests/a/b.cpp",
         "#include <map>\n#include \"daemon/base/a.hpp\"\n", 2},
    };
    for (const row& r : rows)
        check(r, include_faults(r.path, r.text));
}

TEST_CASE("CMake links the same graph") {
    const row rows[] = {
        {"allowed", "daemon/rules/CMakeLists.txt",
         "remembrancer_stage(rules SOURCES a.cpp\n  LINK remembrancer_plan remembrancer_calendar)",
         0},
        {"upwards", "daemon/rules/CMakeLists.txt",
         "remembrancer_stage(rules SOURCES a.cpp\n  LINK remembrancer_plan remembrancer_store)", 2},
        {"connector, database", "connectors/email/CMakeLists.txt", "LINK remembrancer_store)", 1},
        {"connector, transfer", "connectors/email/CMakeLists.txt", "LINK remembrancer_transfer)",
         0},
        {"in a comment", "daemon/base/CMakeLists.txt", "# remembrancer_plan comes later", 0},
        {"options are no stage", "daemon/base/CMakeLists.txt", "remembrancer_options", 0},
    };
    for (const row& r : rows)
        check(r, link_faults(r.path, r.text));
}
