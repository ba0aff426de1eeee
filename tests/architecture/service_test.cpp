// The service as installed: sandboxed, and with a user and folders to run in.
#include "tests/architecture/command.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

using namespace remembrancer::architecture;

namespace {

const std::string units = REMEMBRANCER_ROOT "/systemd/";

std::string text_of(const std::string& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string unit_text() {
    return text_of(units + "remembrancer.service");
}

void require_systemd() {
    const command_result found =
        run("command -v systemd-analyze systemd-sysusers systemd-tmpfiles");
    REQUIRE_MESSAGE(found.status == 0, "systemd's tools are missing: apt-get install systemd");
}

/// The exposure that systemd-analyze gives a unit, 0 (safe) to 10; 99 when it gives none.
double exposure_of(const std::string& text) {
    const temporary_folder folder;
    folder.write("remembrancer.service", text);
    const command_result result = run("systemd-analyze security --no-pager --offline=true " +
                                      folder.path() + "/remembrancer.service");
    CAPTURE(result.output);
    const std::string label = "exposure level for remembrancer.service: ";
    const std::size_t at = result.output.find(label);
    CHECK(at != std::string::npos);
    return at == std::string::npos ? 99 : std::atof(result.output.c_str() + at + label.size());
}

std::string without(std::string text, const std::string& line) {
    const std::size_t at = text.find("\n" + line + "\n");
    REQUIRE_MESSAGE(at != std::string::npos, line);
    return text.erase(at, line.size() + 1);
}

} // namespace

TEST_CASE("the sandbox is rated 1.5 or less, and the rating notices a hole in it") {
    require_systemd();
    CHECK(exposure_of(unit_text()) <= 1.5);
    CHECK(exposure_of(without(unit_text(), "CapabilityBoundingSet=")) > 1.5);
    CHECK(exposure_of("[Service]\nExecStart=/bin/true\n") > 9);
}

TEST_CASE("systemd finds nothing to complain of in the unit") {
    require_systemd();
    std::string text = unit_text();
    const std::string binary = "/usr/bin/remembrancer";
    REQUIRE(text.find(binary) != std::string::npos);
    // The daemon is not installed where the tests run; what else the line says stays.
    text.replace(text.find(binary), binary.size(), "/bin/true");
    const temporary_folder folder;
    const auto verify = [&](const std::string& unit) {
        folder.write("remembrancer.service", unit);
        return run("systemd-analyze verify --man=no " + folder.path() + "/remembrancer.service");
    };
    const command_result sound = verify(text);
    CHECK(sound.output == "");
    CHECK(sound.status == 0);
    CHECK(verify(text + "[Service]\nNoSuchSetting=yes\n").output.find("NoSuchSetting") !=
          std::string::npos);
}

TEST_CASE("the unit says what the daemon counts on") {
    const std::string text = unit_text();
    for (const std::string line :
         {"Type=notify", "Restart=on-failure", "ExecReload=/bin/kill -HUP $MAINPID",
          "StateDirectory=remembrancer", "User=remembrancer",
          "ExecStart=/usr/bin/remembrancer --config /etc/remembrancer/remembrancer.toml run"}) {
        CAPTURE(line);
        CHECK(text.find("\n" + line + "\n") != std::string::npos);
    }
    CHECK(text.find("\nWatchdogSec=") != std::string::npos);
}

TEST_CASE("unit, example settings and README name one place for credentials") {
    const std::string root = REMEMBRANCER_ROOT;
    for (const std::string& file : {units + "remembrancer.service",
                                    root + "/config/remembrancer.toml", root + "/README.md"}) {
        CAPTURE(file);
        const std::string text = text_of(file);
        CHECK(text.find("remembrancer.smtp-password") != std::string::npos);
        CHECK(text.find("/etc/credstore/") != std::string::npos);
        CHECK(text.find("/etc/remembrancer/smtp-password") == std::string::npos);
    }
}

TEST_CASE("sysusers and tmpfiles make the user and its folders in an empty root") {
    require_systemd();
    const temporary_folder root;
    root.write("etc/empty", "");
    const command_result users =
        run("systemd-sysusers --root=" + root.path() + " " + units + "remembrancer.sysusers.conf");
    CAPTURE(users.output);
    CHECK(users.status == 0);
    CHECK(run("grep -c '^remembrancer:.*:/var/lib/remembrancer:/usr/sbin/nologin$' " + root.path() +
              "/etc/passwd")
              .output == "1\n");
    if (run("id -u").output == "0\n") {
        const command_result folders = run("systemd-tmpfiles --create --root=" + root.path() + " " +
                                           units + "remembrancer.tmpfiles.conf");
        CAPTURE(folders.output);
        CHECK(folders.status == 0);
        CHECK(run("stat -c %a " + root.path() + "/var/lib/remembrancer").output == "700\n");
    }
}
