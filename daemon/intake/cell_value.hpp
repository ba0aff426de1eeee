#pragma once

#include "daemon/intake/number_format.hpp"
#include "daemon/intake/serial_date.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::intake {

/// The `t` of a cell (ECMA-376 part 1, 18.18.11).
enum class cell_type { number, shared_string, inline_string, text, boolean, error, iso_date };

/// Empty for a type that the standard does not know.
[[nodiscard]] std::optional<cell_type> cell_type_from(std::string_view t);

struct cell_value {
    std::string text;
    std::optional<std::chrono::sys_days> date;

    bool operator==(const cell_value&) const = default;
};

/// The number in `text`, as XML Schema writes one. Empty for anything else, NaN and infinity too.
[[nodiscard]] std::optional<double> number_from(std::string_view text);

/// 12 for 12.0, 0.5, 0.3 for 0.1 + 0.2: 15 significant digits, as spreadsheets keep them, without
/// trailing zeros.
[[nodiscard]] std::string number_text(double number);

/// A number under the shape of its cell's format.
[[nodiscard]] cell_value show_number(double number, number_shape shape, date_system system);

/// A cell of type `d`: `2018-11-23`, alone or with a time. Empty for anything else.
[[nodiscard]] std::optional<cell_value> show_iso_date(std::string_view text, number_shape shape);

/// A string of a workbook as text: its `_x000D_` escapes (22.9.2.19) undone, line breaks as "\n",
/// what is no character as U+FFFD.
[[nodiscard]] std::string workbook_text(std::string_view raw);

} // namespace remembrancer::intake
