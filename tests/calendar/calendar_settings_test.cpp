#include "daemon/calendar/calendar_settings.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("a zone or nation that is known is no fault, and another is named with the likely one") {
    CHECK(calendar::zone_fault("Europe/London") == "");
    CHECK(calendar::zone_fault("Europe/Lodnon") ==
          "there is no time zone \"Europe/Lodnon\"; expected a name such as Europe/London. Did you "
          "mean Europe/London?");
    CHECK(calendar::nation_fault("northern-ireland") == "");
    CHECK(
        calendar::nation_fault("Scotlnd") ==
        "expected england-and-wales, scotland or northern-ireland, found \"Scotlnd\". Did you mean "
        "scotland?");
    CHECK(calendar::nation_fault("") ==
          "expected england-and-wales, scotland or northern-ireland, found \"\"");
    CHECK(calendar::nation_fault(std::string(1000, '\x1b')).size() < 500);
}
