#include "daemon/intake/source_tables.hpp"

#include "daemon/intake/read_file.hpp"
#include "daemon/intake/title_date.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::intake {

source_tables read_tables(std::span<const std::filesystem::path> files,
                          const intake_settings& settings, plan::date today,
                          const limits& allowed) {
    source_tables out;
    for (const std::filesystem::path& file : files)
        for (sheet& read : read_file(file, allowed)) {
            if (read.hidden) {
                out.not_read.push_back(
                    {read.file, read.name, "it is hidden: unhide it to have it read"});
                continue;
            }
            found_tables found = find_tables(read, settings);
            if (found.tables.empty()) {
                out.not_read.push_back({read.file, read.name, std::move(found.why_not)});
                continue;
            }
            const auto source = std::make_shared<const sheet>(std::move(read));
            if (const auto day = title_date(*source, found.tables.front().header, today))
                out.as_of = std::max(out.as_of.value_or(*day), *day);
            for (table_layout& layout : found.tables)
                out.tables.push_back({source, std::move(layout)});
        }
    return out;
}

} // namespace remembrancer::intake
