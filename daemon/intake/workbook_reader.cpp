#include "daemon/intake/workbook_reader.hpp"

#include "daemon/intake/package_kind.hpp"
#include "daemon/intake/sheet_part.hpp"
#include "daemon/intake/workbook_part.hpp"
#include "daemon/intake/zip_archive.hpp"

namespace remembrancer::intake {

std::vector<sheet> read_workbook(const std::filesystem::path& path, budget& spent) {
    zip_archive archive(path, spent);
    require_plain_workbook(archive);
    const workbook_map map = read_workbook_map(archive);
    workbook_context context;
    context.dates = map.dates;
    if (!map.shared_strings_part.empty())
        context.strings = read_shared_strings(archive, map.shared_strings_part);
    if (!map.styles_part.empty())
        context.formats = read_styles(archive, map.styles_part);
    std::vector<sheet> sheets;
    for (const sheet_entry& entry : map.sheets)
        sheets.push_back({.file = path.filename().string(),
                          .name = entry.name,
                          .hidden = entry.hidden,
                          .rows = read_sheet_part(archive, entry, context)});
    return sheets;
}

} // namespace remembrancer::intake
