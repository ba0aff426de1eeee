#include "daemon/intake/workbook_part.hpp"

#include "daemon/intake/cell_value.hpp"
#include "daemon/intake/refusal.hpp"
#include "daemon/intake/relationships.hpp"
#include "daemon/intake/xml_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

struct listed_sheet {
    std::string name;
    std::string relationship;
    bool hidden = false;
};

class workbook_handler : public xml_handler {
public:
    explicit workbook_handler(budget& spent) : spent_(spent) {}

    void start(std::string_view name, const xml_attributes& attributes) override {
        if (name == "workbookPr" && attributes.is_true("date1904"))
            dates_ = date_system::from_1904;
        if (name != "sheet")
            return;
        const std::string_view state = attributes.text("state");
        sheets_.push_back({.name = workbook_text(attributes.text("name")),
                           .relationship = std::string(attributes.relationship_id()),
                           .hidden = state == "hidden" || state == "veryHidden"});
        spent_.take_text(sheets_.back().name.size() + sheets_.back().relationship.size());
        if (sheets_.size() > spent_.allowed().parts)
            refuse(spent_.file(), fmt::format("has more than {} sheets; keep the plan's alone",
                                              spent_.allowed().parts));
    }
    void end(std::string_view) override {}

    [[nodiscard]] const std::vector<listed_sheet>& sheets() const noexcept { return sheets_; }
    [[nodiscard]] date_system dates() const noexcept { return dates_; }

private:
    budget& spent_;
    std::vector<listed_sheet> sheets_;
    date_system dates_ = date_system::from_1900;
};

std::string target_of_type(const std::vector<relationship>& from, std::string_view type) {
    const auto found = std::ranges::find(from, type, &relationship::type);
    return found != from.end() ? found->target : std::string();
}

} // namespace

workbook_map read_workbook_map(zip_archive& archive) {
    const std::string& file = archive.spent().file();
    const std::string part = target_of_type(read_relationships(archive, ""), "officeDocument");
    if (part.empty() || !archive.has(part))
        refuse(file, "has no workbook in it (its main part is missing); save the plan as .xlsx");
    workbook_handler workbook(archive.spent());
    read_xml(archive, part, workbook);
    const std::vector<relationship> links = read_relationships(archive, part);

    workbook_map map{.sheets = {},
                     .shared_strings_part = target_of_type(links, "sharedStrings"),
                     .styles_part = target_of_type(links, "styles"),
                     .dates = workbook.dates()};
    for (const listed_sheet& listed : workbook.sheets()) {
        const auto link = std::ranges::find(links, listed.relationship, &relationship::id);
        if (link == links.end())
            refuse(file, fmt::format("sheet {} is listed but not in the file; it is damaged: save "
                                     "it again",
                                     in_quotes(listed.name)));
        if (link->type == "worksheet")
            map.sheets.push_back({listed.name, link->target, listed.hidden});
    }
    if (map.sheets.empty())
        refuse(file, "has no worksheets, only charts or nothing; save the plan's sheets as .xlsx");
    return map;
}

} // namespace remembrancer::intake
