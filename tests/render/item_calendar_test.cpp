#include "daemon/render/item_calendar.hpp"

#include "tests/render/mail_models.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using render::calendar_method;
using render::calendar_object;

namespace {

std::vector<calendar_object> calendars(const std::vector<plan::message_item>& items) {
    plan::message model = tests::a_message();
    model.items = items;
    return render::calendars_of(model, {"office@example.org", tests::model_day() + 8h + 30min});
}

/// The properties of this name, unfolded.
std::vector<std::string> values(std::string text, const std::string& name) {
    for (std::size_t at = text.find("\r\n "); at != text.npos; at = text.find("\r\n ", at))
        text.erase(at, 3);
    std::vector<std::string> found;
    for (std::size_t at = text.find("\n" + name); at != text.npos;
         at = text.find("\n" + name, at + 1)) {
        const std::size_t from = at + 1 + name.size();
        found.push_back(text.substr(from, text.find("\r\n", from) - from));
    }
    return found;
}

using texts = std::vector<std::string>;

plan::message_item over(plan::message_item item, plan::reason why) {
    item.step = plan::step_over;
    item.reason = why;
    return item;
}

} // namespace

TEST_CASE("a date to be kept is an all-day event that takes up nobody's day") {
    plan::message_item item = tests::a_due_item();
    item.kind = plan::item_kind::milestone;
    item.ref = "M7";
    item.title = "Scope; signed, off";
    item.baseline = tests::on_day(2018, 12, 7);
    item.forecast = {};
    const auto all = calendars({item});
    REQUIRE(all.size() == 1);
    CHECK(all[0].method == calendar_method::publish);
    const std::string& text = all[0].text;
    CHECK(values(text, "METHOD:") == texts{"PUBLISH"});
    CHECK(values(text, "DTSTART;") == texts{"VALUE=DATE:20181207"});
    CHECK(values(text, "DTEND;") == texts{"VALUE=DATE:20181208"});
    CHECK(values(text, "DTSTAMP:") == texts{"20181205T083000Z"});
    CHECK(values(text, "TRANSP:") == texts{"TRANSPARENT"});
    CHECK(values(text, "ORGANIZER:") == texts{"mailto:office@example.org"});
    CHECK(values(text, "SUMMARY:") == texts{"Milestone M7: Scope\\; signed\\, off"});
    CHECK(values(text, "STATUS:").empty());
    CHECK(values(text, "SEQUENCE:").size() == 1);
}

TEST_CASE(
    "the forecast counts where there is one, a window by its last day, and no day is no event") {
    plan::message_item item = tests::a_due_item();
    item.baseline = tests::on_day(2018, 12, 7);
    item.forecast =
        tests::in_window("Jan 2019", plan::precision::month, std::chrono::year(2019) / 1 / 1,
                         std::chrono::year(2019) / 1 / 31);
    CHECK(values(calendars({item}).at(0).text, "DTSTART;") == texts{"VALUE=DATE:20190131"});
    CHECK(values(calendars({item}).at(0).text, "DESCRIPTION:").at(0).find("January 2019") !=
          std::string::npos);
    item.forecast = tests::to_be_confirmed();
    CHECK(calendars({item}).empty());
    item = tests::a_due_item();
    item.rule = plan::rule::no_owner; // a question
    CHECK(calendars({item}).empty());
    CHECK(calendars({}).empty());
}

TEST_CASE("an event keeps its UID while its item keeps its ref, and two items never share one") {
    const auto uid = [](const plan::message_item& item) {
        return values(calendars({item}).at(0).text, "UID:").at(0);
    };
    plan::message_item item = tests::a_due_item();
    item.ref = "7";
    const std::string first = uid(item);
    item.title = "Another title";
    item.workstream = "Another workstream";
    item.forecast = tests::on_day(2019, 2, 1);
    CHECK(uid(item) == first);
    plan::message_item other = item;
    other.kind = plan::item_kind::risk;
    CHECK(uid(other) != first);
    other = item;
    other.programme = "Another programme";
    CHECK(uid(other) != first);
    other = item;
    other.ref.clear();
    const std::string by_title = uid(other);
    CHECK(by_title != first);
    other.title = "A third";
    CHECK(uid(other) != by_title);
}

TEST_CASE("what is over is cancelled, beside what goes on, with a later sequence") {
    plan::message_item closed = over(tests::a_green_but_late_item(), plan::reason::closed);
    closed.ref = "1";
    plan::message_item recast = over(tests::a_green_but_late_item(), plan::reason::recast);
    recast.ref = "2";
    recast.forecast = tests::on_day(2019, 3, 1);
    plan::message_item undated =
        over(tests::a_green_but_late_item(), plan::reason::no_longer_holds);
    undated.ref = "3";
    undated.forecast = tests::to_be_confirmed();
    const auto all = calendars({closed, recast, undated});
    REQUIRE(all.size() == 2);
    CHECK(all[0].method == calendar_method::publish);
    CHECK(values(all[0].text, "DTSTART;") == texts{"VALUE=DATE:20190301"});
    CHECK(all[1].method == calendar_method::cancel);
    CHECK(values(all[1].text, "METHOD:") == texts{"CANCEL"});
    CHECK(values(all[1].text, "STATUS:") == texts{"CANCELLED", "CANCELLED"});
    CHECK(std::stoi(values(all[1].text, "SEQUENCE:").at(0)) >
          std::stoi(values(all[0].text, "SEQUENCE:").at(0)));
    // The same item, as it was told of before.
    plan::message_item late = tests::a_green_but_late_item();
    late.ref = "1";
    CHECK(values(calendars({late}).at(0).text, "UID:").at(0) == values(all[1].text, "UID:").at(0));
}

TEST_CASE("a later day's event replaces an earlier one") {
    plan::message model = tests::a_message();
    model.items = {tests::a_due_item()};
    const auto sequence = [&] {
        const auto all = render::calendars_of(model, {"office@example.org", {}});
        return std::stoi(values(all.at(0).text, "SEQUENCE:").at(0));
    };
    const int first = sequence();
    model.today += std::chrono::days(1);
    CHECK(sequence() > first + 1); // and what was cancelled that day
}

TEST_CASE("an item that several rules tell of is one event") {
    plan::message_item item = tests::a_due_item();
    item.baseline = tests::on_day(2018, 12, 7);
    plan::message_item again = item;
    again.rule = plan::rule::latest_start;
    CHECK(values(calendars({item, again}).at(0).text, "BEGIN:VEVENT").size() == 1);
    again.ref = "another";
    CHECK(values(calendars({item, again}).at(0).text, "BEGIN:VEVENT").size() == 2);
}

TEST_CASE("no text of a plan begins a line of a calendar") {
    plan::message_item item = tests::a_due_item();
    item.title = "A\r\nATTENDEE:mailto:x@example.org\r\nEND:VCALENDAR";
    item.workstream = "B\nATTACH:https://example.org";
    item.owners = {"C\r\nBEGIN:VALARM"};
    const std::string text = calendars({item}).at(0).text;
    for (const char* line : {"ATTENDEE", "ATTACH", "BEGIN:VALARM"})
        CHECK(values(text, line).empty());
    CHECK(values(text, "END:VCALENDAR").size() == 1);
}
