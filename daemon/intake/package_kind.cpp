#include "daemon/intake/package_kind.hpp"

#include "daemon/intake/refusal.hpp"
#include "daemon/intake/xml_reader.hpp"

namespace remembrancer::intake {
namespace {

constexpr std::string_view content_types = "[Content_Types].xml";

// Macro-enabled workbooks, their VBA projects, and the macro sheets of Excel 4.
class macro_search : public xml_handler {
public:
    void start(std::string_view name, const xml_attributes& attributes) override {
        if (name != "Override" && name != "Default")
            return;
        const std::string_view type = attributes.text("ContentType");
        for (const std::string_view sign : {"macroEnabled", "vbaProject", "macrosheet"})
            found_ = found_ || type.find(sign) != std::string_view::npos;
    }
    void end(std::string_view) override {}

    [[nodiscard]] bool found() const noexcept { return found_; }

private:
    bool found_ = false;
};

} // namespace

void require_plain_workbook(zip_archive& archive) {
    const std::string& file = archive.spent().file();
    if (archive.has("mimetype") && archive.has("content.xml"))
        refuse(file, "is an OpenDocument file; open it and save it as .xlsx");
    if (archive.has("xl/workbook.bin"))
        refuse(file, "is a binary workbook (.xlsb); open it and save it as .xlsx");
    if (!archive.has(content_types))
        refuse(file, "is an archive, but not a workbook; save the plan as .xlsx");
    macro_search search;
    read_xml(archive, content_types, search);
    const bool has_project =
        archive.any_name([](std::string_view name) { return name.ends_with("vbaproject.bin"); });
    if (search.found() || has_project)
        refuse(file, "holds macros, which are never run here; save it as .xlsx, without macros");
}

} // namespace remembrancer::intake
