#pragma once

#include "daemon/intake/intake_settings.hpp"

#include <string_view>
#include <vector>

namespace remembrancer::intake {

/// The words for one field, the surest first.
struct vocabulary {
    std::vector<table_kind> tables;
    field means;
    std::vector<std::string_view> words;
    bool names_kind = false;
};

/// Of what is reported each period.
[[nodiscard]] const std::vector<vocabulary>& report_words();

/// Of what links two items.
[[nodiscard]] const std::vector<vocabulary>& dependency_words();

/// Of what a programme is judged by.
[[nodiscard]] const std::vector<vocabulary>& programme_table_words();

/// Of who is away.
[[nodiscard]] const std::vector<vocabulary>& absence_words();

} // namespace remembrancer::intake
