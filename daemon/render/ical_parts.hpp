#pragma once

#include "daemon/plan/date.hpp"

#include <chrono>
#include <memory>
#include <string>

// ical.h uses time_t without declaring it.
#include <ctime>

#include <libical/ical.h>

namespace remembrancer::render {

struct component_deleter {
    void operator()(icalcomponent* all) const { icalcomponent_free(all); }
};
using component = std::unique_ptr<icalcomponent, component_deleter>;

/// An empty calendar by the part of this program that `product` names.
[[nodiscard]] component new_calendar(const std::string& product);

/// An event that is one whole day long and takes up nobody's day. `summary` is one line.
[[nodiscard]] component day_event(const std::string& uid, icaltimetype stamp, plan::date day,
                                  const std::string& summary);

[[nodiscard]] icaltimetype in_utc(std::chrono::sys_seconds when);

void put_into(icalcomponent& all, icalproperty* property);

/// With CRLF line ends.
[[nodiscard]] std::string text_of(icalcomponent& calendar);

} // namespace remembrancer::render
