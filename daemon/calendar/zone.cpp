#include "daemon/calendar/zone.hpp"

#include "daemon/base/error.hpp"
#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unicode/basictz.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>

namespace remembrancer::calendar {

struct zone::rules {
    std::string name;
    std::unique_ptr<const icu::BasicTimeZone> zone;
};

namespace {

void check(UErrorCode status, const char* what) {
    if (U_FAILURE(status) != 0)
        throw std::runtime_error(fmt::format("{}: {}", what, u_errorName(status)));
}

std::vector<std::string> known_names() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> names(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, nullptr, nullptr, status));
    check(status, "time zones cannot be listed");
    std::vector<std::string> known;
    while (const char* name = names->next(nullptr, status))
        known.emplace_back(name);
    check(status, "time zones cannot be listed");
    return known;
}

// People write `London` or `europe/london`; otherwise it is a slip of the keyboard.
std::string likely_name(std::string_view wanted) {
    const std::vector<std::string> known = known_names();
    const std::string folded = base::folded(wanted);
    for (const std::string& name : known) {
        const std::string candidate = base::folded(name);
        if (candidate == folded || candidate.ends_with('/' + folded))
            return name;
    }
    return base::nearest(wanted, known);
}

[[noreturn]] void refuse(std::string_view name) {
    constexpr std::size_t longest = 80;
    const std::string guess = name.size() <= longest ? likely_name(name) : "";
    throw base::user_error(
        base::exit_code::settings,
        fmt::format("there is no time zone \"{}\"; expected a name such as Europe/London{}",
                    base::printable(name.substr(0, longest)),
                    guess.empty() ? "" : fmt::format(". Did you mean {}?", guess)));
}

} // namespace

zone::zone(std::shared_ptr<const rules> found) : rules_(std::move(found)) {}

zone zone::named(std::string_view name) {
    const icu::UnicodeString id = icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    icu::UnicodeString canonical;
    UBool is_listed = 0;
    UErrorCode status = U_ZERO_ERROR;
    // Without this, "GMT+1" and the like pass as zones of their own, and have no summer time.
    icu::TimeZone::getCanonicalID(id, canonical, is_listed, status);
    // ICU reads a name only as far as its first null.
    const bool has_null = name.find('\0') != std::string_view::npos;
    if (U_FAILURE(status) != 0 || is_listed == 0 || has_null || name == UCAL_UNKNOWN_ZONE_ID)
        refuse(name);
    const std::unique_ptr<icu::TimeZone> made(icu::TimeZone::createTimeZone(id));
    const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(made.get());
    if (basic == nullptr)
        refuse(name);
    auto found = std::make_shared<rules>();
    found->name = std::string(name);
    found->zone.reset(basic->clone());
    return zone(std::move(found));
}

const std::string& zone::name() const noexcept {
    return rules_->name;
}

base::instant zone::to_instant(local_time when) const {
    const auto local = std::chrono::sys_time<std::chrono::milliseconds>(when.day) + when.of_day;
    std::int32_t standard = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    rules_->zone->getOffsetFromLocal(static_cast<UDate>(local.time_since_epoch().count()),
                                     UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, standard, summer,
                                     status);
    check(status, "a local time cannot be converted");
    return local - std::chrono::milliseconds(standard + summer);
}

local_time zone::to_local(base::instant when) const {
    std::int32_t standard = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    rules_->zone->getOffset(static_cast<UDate>(when.time_since_epoch().count()), 0, standard,
                            summer, status);
    check(status, "an instant cannot be converted");
    const base::instant local = when + std::chrono::milliseconds(standard + summer);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return {day, std::chrono::floor<std::chrono::minutes>(local - day)};
}

std::string zone_data_version() {
    UErrorCode status = U_ZERO_ERROR;
    const char* version = icu::TimeZone::getTZDataVersion(status);
    check(status, "the time-zone data have no version");
    return version;
}

} // namespace remembrancer::calendar
