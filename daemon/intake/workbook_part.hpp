#pragma once

#include "daemon/intake/serial_date.hpp"
#include "daemon/intake/zip_archive.hpp"

#include <string>
#include <vector>

namespace remembrancer::intake {

struct sheet_entry {
    std::string name;
    std::string part;
    bool hidden = false;
};

/// Where the parts of a workbook are. An empty name: there is no such part.
struct workbook_map {
    /// The worksheets in the order of their tabs; chart sheets hold no cells and are left out.
    std::vector<sheet_entry> sheets;
    std::string shared_strings_part;
    std::string styles_part;
    date_system dates = date_system::from_1900;
};

[[nodiscard]] workbook_map read_workbook_map(zip_archive& archive);

} // namespace remembrancer::intake
