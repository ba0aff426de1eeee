#include "connectors/transfer/url.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("a URL's fault is told without telling the URL") {
    struct row {
        std::string name;
        std::string url;
        bool allow_http;
        const char* expected; ///< how the phrase begins; empty for no fault
    };
    const row rows[] = {
        {"https", "https://hooks.example.org/a/b?c=d", false, ""},
        {"address and port", "https://[2001:db8::1]:8443/", false, ""},
        {"http where allowed", "http://127.0.0.1:8080/hook", true, ""},
        {"http", "http://hooks.example.org/t0psecret", false, "is plain http"},
        {"empty", "", false, "is empty"},
        {"no scheme", "hooks.example.org/t0psecret", false, "is not a URL"},
        {"another scheme", "ftp://hooks.example.org/t0psecret", true, "does not begin"},
        {"a file", "file:///etc/t0psecret", true, "does not begin"},
        {"no host", "https:///t0psecret/x", false, "names no host"},
        {"empty host", "https://:443/t0psecret", false, "is not a URL"},
        {"a space", "https://hooks.example.org/t0psecret x", false, "holds a space"},
        {"a line break", "https://hooks.example.org/t0psecret\r\nX: y", false, "holds a space"},
        {"a zero byte", std::string("https://hooks.example.org/\0t0psecret", 37), false,
         "holds a space"},
        {"a password", "https://me:t0psecret@hooks.example.org/", false, "holds a user name"},
        {"a fragment", "https://hooks.example.org/#t0psecret", false, "holds a fragment"},
        {"a port out of range", "https://hooks.example.org:99999/t0psecret", false, "is not a URL"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const std::string fault = transfer::url_fault(base::secret(r.url), r.allow_http);
        CHECK(fault.starts_with(r.expected));
        CHECK(fault.empty() == std::string_view(r.expected).empty());
        CHECK(fault.find("t0psecret") == std::string::npos);
    }
}

TEST_CASE("a redacted URL shows its place only") {
    const auto redacted = [](const char* url) { return transfer::redacted(base::secret(url)); };
    CHECK(redacted("https://hooks.example.org:8443/s/T1/x?key=1") ==
          "https://hooks.example.org:8443/***");
    CHECK(redacted("https://me:pw@hooks.example.org/s") == "https://hooks.example.org/***");
    CHECK(redacted("nonsense") == "***");
}

TEST_CASE("a server's page that repeats the URL is blotted") {
    const transfer::url_redactor blot(
        base::secret("https://hooks.example.org/services/T0AB/x9Qmzzp%2FRw?token=abcdef99&v=2"));
    struct row {
        std::string name;
        const char* text;
        const char* expected;
    };
    const row rows[] = {
        {"nothing secret", "v=2 is too old, use hooks", "v=2 is too old, use hooks"},
        {"the whole URL",
         "at https://hooks.example.org/services/T0AB/x9Qmzzp%2FRw?token=abcdef99&v=2.", "at ***."},
        {"the path", "The URL /services/T0AB/x9Qmzzp%2FRw was not found",
         "The URL *** was not found"},
        {"the path decoded", "no /services/T0AB/x9Qmzzp/Rw here", "no *** here"},
        {"one segment, twice", "x9Qmzzp%2FRwx9Qmzzp%2FRw", "******"},
        {"a value of the query", "token abcdef99 is unknown", "token *** is unknown"},
        {"empty", "", ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(blot(r.text) == r.expected);
    }
}
