#pragma once

#include "daemon/intake/serial_date.hpp"
#include "daemon/intake/shared_strings.hpp"
#include "daemon/intake/sheet.hpp"
#include "daemon/intake/styles_part.hpp"
#include "daemon/intake/workbook_part.hpp"
#include "daemon/intake/zip_archive.hpp"

#include <vector>

namespace remembrancer::intake {

/// What the cells of every sheet of a workbook lean on.
struct workbook_context {
    shared_strings strings;
    cell_formats formats;
    date_system dates = date_system::from_1900;
};

/// The filled rows of one worksheet. A cell whose formula was never calculated has the formula as
/// its text (`=A5+14`), so that it is questioned later, not taken for empty.
[[nodiscard]] std::vector<row> read_sheet_part(zip_archive& archive, const sheet_entry& entry,
                                               const workbook_context& context);

} // namespace remembrancer::intake
