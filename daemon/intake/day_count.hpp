#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::intake {

/// So many days before a meeting, as a cell says it.
struct day_count {
    int days = 0;
    bool clear = false; ///< whole days between; else working days counted back

    friend bool operator==(const day_count&, const day_count&) = default;
};

struct day_count_reading {
    std::optional<day_count> count; ///< none for a blank, and for what is not understood
    std::string fault;              ///< a sentence without a full stop

    friend bool operator==(const day_count_reading&, const day_count_reading&) = default;
};

/// When a board's papers are due: `5 working days`, `5 clear days`, `7 days` (clear ones), `none`.
/// Five clear working days have five of them between, so they are six counted back. The unit of a
/// bare number may stand in the header; without any it is working days.
[[nodiscard]] day_count_reading read_papers_before(std::string_view text, std::string_view header);

/// How long notice must be given: `28 clear days`, `28 days`, `28`, `none`. Always clear days.
[[nodiscard]] day_count_reading read_notice(std::string_view text);

} // namespace remembrancer::intake
