#pragma once

#include "daemon/base/clock.hpp"
#include "daemon/plan/date.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace remembrancer::calendar {

/// What a clock on the wall shows, to the minute.
struct local_time {
    plan::date day;
    std::chrono::minutes of_day{0}; ///< since midnight, 0 to 1439

    friend auto operator<=>(const local_time&, const local_time&) = default;
};

/// A time zone of the IANA database, by ICU. Immutable and cheap to copy; any thread.
class zone {
public:
    /// Throws user_error (settings), with the likely name, when there is no such zone.
    [[nodiscard]] static zone named(std::string_view name);

    [[nodiscard]] const std::string& name() const noexcept;

    /// The answers of RFC 5545, section 3.3.5, at clock changes: a time that the clock skips is
    /// read with the offset before the gap (01:30 becomes 02:30), one that it shows twice is the
    /// first of the two.
    [[nodiscard]] base::instant to_instant(local_time when) const;

    /// Seconds are cut off.
    [[nodiscard]] local_time to_local(base::instant when) const;

    [[nodiscard]] plan::date today(base::instant now) const { return to_local(now).day; }

private:
    struct rules;
    explicit zone(std::shared_ptr<const rules> found);

    std::shared_ptr<const rules> rules_;
};

/// The release of the time-zone data in use, such as `2024a`: for the log at start.
[[nodiscard]] std::string zone_data_version();

} // namespace remembrancer::calendar
