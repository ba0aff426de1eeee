#include "daemon/render/ical_parts.hpp"

#include <cstdlib>

namespace remembrancer::render {
namespace {

icaltimetype day_of(plan::date when) {
    const std::chrono::year_month_day parts(when);
    icaltimetype day = icaltime_null_date();
    day.year = static_cast<int>(parts.year());
    day.month = static_cast<int>(static_cast<unsigned>(parts.month()));
    day.day = static_cast<int>(static_cast<unsigned>(parts.day()));
    return day;
}

} // namespace

component new_calendar(const std::string& product) {
    component calendar(icalcomponent_new_vcalendar());
    put_into(*calendar, icalproperty_new_version("2.0"));
    put_into(*calendar, icalproperty_new_prodid(("-//remembrancer//" + product + "//EN").c_str()));
    return calendar;
}

component day_event(const std::string& uid, icaltimetype stamp, plan::date day,
                    const std::string& summary) {
    component event(icalcomponent_new_vevent());
    put_into(*event, icalproperty_new_uid(uid.c_str()));
    put_into(*event, icalproperty_new_dtstamp(stamp));
    put_into(*event, icalproperty_new_dtstart(day_of(day)));
    put_into(*event, icalproperty_new_dtend(day_of(day + std::chrono::days(1))));
    put_into(*event, icalproperty_new_summary(summary.c_str()));
    put_into(*event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    return event;
}

icaltimetype in_utc(std::chrono::sys_seconds when) {
    const auto day = std::chrono::floor<std::chrono::days>(when);
    const std::chrono::hh_mm_ss time(when - day);
    icaltimetype out = day_of(day);
    out.is_date = 0;
    out.hour = static_cast<int>(time.hours().count());
    out.minute = static_cast<int>(time.minutes().count());
    out.second = static_cast<int>(time.seconds().count());
    out.zone = icaltimezone_get_utc_timezone();
    return out;
}

void put_into(icalcomponent& all, icalproperty* property) {
    icalcomponent_add_property(&all, property);
}

std::string text_of(icalcomponent& calendar) {
    const std::unique_ptr<char, decltype(&std::free)> text(
        icalcomponent_as_ical_string_r(&calendar), &std::free);
    return text.get();
}

} // namespace remembrancer::render
