#include "daemon/intake/title_date.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/plan_dates.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace remembrancer::intake {
namespace {

constexpr std::size_t longest_title = 300;

/// Between the parts of a title, when folded.
constexpr std::array<std::string_view, 9> separators{" - ", "|",       ": ",      "(",      ")",
                                                     ", ",  " as at ", " as of ", " dated "};

struct cut {
    std::size_t at = std::string_view::npos;
    std::size_t length = 0;
};

cut first_cut(std::string_view text) {
    cut first;
    for (const std::string_view separator : separators) {
        const std::size_t at = text.find(separator);
        if (at < first.at)
            first = {at, separator.size()};
    }
    return first;
}

} // namespace

std::optional<plan::date> date_in_title(std::string_view title, plan::date today) {
    if (title.size() > longest_title)
        return std::nullopt;
    // A blank before the first word, so that a separator may stand there as well.
    const std::string folded = " " + base::folded(title);
    for (std::string_view rest = folded; !rest.empty();) {
        const cut next = first_cut(rest);
        const auto when = read_plan_date(rest.substr(0, next.at), today);
        if (when.precision == plan::precision::day && !when.year_inferred)
            return when.by;
        if (next.length == 0)
            break;
        rest.remove_prefix(next.at + next.length);
    }
    return std::nullopt;
}

std::optional<plan::date> title_date(const sheet& source, std::size_t first_header,
                                     plan::date today) {
    for (std::size_t at = 0; at < std::min(first_header, source.rows.size()); ++at)
        for (const cell& title : source.rows[at].cells)
            if (const auto day = title.date ? title.date : date_in_title(title.text, today))
                return day;
    return std::nullopt;
}

} // namespace remembrancer::intake
