#include "daemon/render/digest_calendar.hpp"

#include "tests/render/digest_models.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

} // namespace

TEST_CASE("each dated item is one day of the calendar, however often the digest has it") {
    const std::string text = render::to_calendar(tests::digest_models().front().model);
    CHECK(count_of(text, "BEGIN:VEVENT") == 2);
    CHECK(text.find("DTSTART;VALUE=DATE:20181031\r\n") != text.npos);
    CHECK(text.find("DTEND;VALUE=DATE:20181101\r\n") != text.npos);
    CHECK(text.find("DTSTAMP:20181205T000000Z\r\n") != text.npos);
    CHECK(text.find("SUMMARY:Milestone M48: Templates & guidance approved\r\n") != text.npos);
    // A window shows on its last day and says what it is.
    CHECK(text.find("DTSTART;VALUE=DATE:20181231\r\n") != text.npos);
    CHECK(text.find("DESCRIPTION:Convergence. Due ") != text.npos);
}

TEST_CASE("an item's UID is the same in another digest") {
    plan::digest later = tests::digest_models().front().model;
    const auto uid = [](const std::string& text) {
        const std::size_t at = text.find("UID:");
        return text.substr(at, text.find("\r\n", at) - at);
    };
    const std::string first = uid(render::to_calendar(later));
    later.today += std::chrono::days(7);
    CHECK(uid(render::to_calendar(later)) == first);
    CHECK(first.size() > 20);
}

TEST_CASE("a title cannot end its line or begin a property") {
    plan::digest model = tests::digest_models().front().model;
    model.sections = {model.sections[2]};
    model.sections[0].rows[0][0].value = std::string("A; b, c\r\nATTENDEE:mailto:x@example.org");
    const std::string text = render::to_calendar(model);
    CHECK(text.find("\nATTENDEE") == text.npos);
    CHECK(text.find("A\\; b\\, c ATTENDEE") != text.npos);
}
