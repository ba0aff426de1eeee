#include "daemon/intake/styles_part.hpp"

#include "daemon/intake/cell_value.hpp"
#include "daemon/intake/xml_reader.hpp"

#include <map>

namespace remembrancer::intake {
namespace {

// Excel takes at most some hundreds of custom formats, numbered from 164.
constexpr int last_format_id = 65'535;

int format_id(const xml_attributes& attributes) {
    const double id = number_from(attributes.text("numFmtId")).value_or(0);
    return id >= 0 && id <= last_format_id ? static_cast<int>(id) : 0;
}

class styles_handler : public xml_handler {
public:
    explicit styles_handler(cell_formats& formats) : formats_(formats) {}

    void start(std::string_view name, const xml_attributes& attributes) override {
        if (name == "numFmt") {
            custom_.insert_or_assign(format_id(attributes),
                                     shape_of_code(attributes.text("formatCode")));
        } else if (name == "cellXfs") {
            in_cell_formats_ = true;
        } else if (name == "xf" && in_cell_formats_) {
            const int id = format_id(attributes);
            const auto custom = custom_.find(id);
            formats_.add(custom != custom_.end() ? custom->second : shape_of_builtin(id));
        }
    }

    void end(std::string_view name) override {
        if (name == "cellXfs")
            in_cell_formats_ = false;
    }

private:
    cell_formats& formats_;
    std::map<int, number_shape> custom_;
    bool in_cell_formats_ = false;
};

} // namespace

number_shape cell_formats::shape(std::size_t style) const {
    return style < shapes_.size() ? shapes_[style] : number_shape::plain;
}

cell_formats read_styles(zip_archive& archive, std::string_view part) {
    cell_formats formats;
    styles_handler handler(formats);
    read_xml(archive, part, handler);
    return formats;
}

} // namespace remembrancer::intake
