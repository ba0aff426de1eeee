#include "daemon/base/base64.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("base64 is that of RFC 4648's own examples, both ways") {
    struct row {
        std::string bytes;
        std::string text;
        std::string for_urls;
    };
    const row rows[] = {
        {"f", "Zg==", "Zg"},
        {"fo", "Zm8=", "Zm8"},
        {"foo", "Zm9v", "Zm9v"},
        {"foob", "Zm9vYg==", "Zm9vYg"},
        {"fooba", "Zm9vYmE=", "Zm9vYmE"},
        {"foobar", "Zm9vYmFy", "Zm9vYmFy"},
        {"\xfb\xff\xfe", "+//+", "-__-"},
        {std::string(2, '\0'), "AAA=", "AAA"},
    };
    for (const row& r : rows) {
        CAPTURE(r.text);
        CHECK(base::base64(r.bytes) == r.text);
        CHECK(base::base64url(r.bytes) == r.for_urls);
        CHECK(base::from_base64(r.text) == r.bytes);
    }
    CHECK(base::base64("") == "");
}

TEST_CASE("what is not base64 with its padding stands for nothing") {
    for (const std::string text :
         {"", "Zg", "Zg=", "Zg===", "=Zg=", "Z=g=", "Zm9 ", "Zm9-", "Zm9v\n", "====", "\xc3\xa9=="})
        CHECK(base::from_base64(text) == std::nullopt);
}
