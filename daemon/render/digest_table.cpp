#include "daemon/render/digest_table.hpp"

#include "daemon/render/digest_view.hpp"
#include "daemon/render/safe_text.hpp"

#include <string_view>

namespace remembrancer::render {
namespace {

/// One record at a time.
class csv_writer {
public:
    /// Without it Excel takes the bytes for those of an older code page.
    void mark_as_utf8() { out_ += "\xef\xbb\xbf"; }
    void field(std::string_view text) {
        out_ += is_first_ ? "" : ",";
        is_first_ = false;
        std::string value = one_line(text);
        // What begins so is run by spreadsheets (OWASP, CSV Injection).
        if (value.find_first_of("=+-@") == 0)
            value.insert(0, 1, '\'');
        if (value.find_first_of("\",") == value.npos) {
            out_ += value;
            return;
        }
        out_ += '"';
        for (const char c : value)
            out_.append(c == '"' ? 2 : 1, c);
        out_ += '"';
    }
    void end() {
        out_ += "\r\n";
        is_first_ = true;
    }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    std::string out_;
    bool is_first_ = true;
};

/// A day as a machine reads it; everything else as a person does.
std::string value_of(const plan::digest_cell& cell) {
    const auto* day = std::get_if<plan::date>(&cell.value);
    return day != nullptr ? plan::to_iso(*day) : in_words(cell.value);
}

void write_figures(csv_writer& out, const plan::digest& model) {
    for (const char* name : {"figure", "count", "of", "name", "on"})
        out.field(name);
    out.end();
    for (const plan::digest_number& each : model.figures) {
        out.field(plan::to_text(each.figure));
        out.field(std::to_string(each.count));
        out.field(each.of ? std::to_string(*each.of) : "");
        out.field(each.name);
        out.field(each.on ? plan::to_iso(*each.on) : "");
        out.end();
    }
}

void write_findings(csv_writer& out, const plan::digest_section& section) {
    for (const char* name : {"item", "ref", "workstream", "rule", "reason", "facts"})
        out.field(name);
    out.end();
    for (const plan::message_item& each : section.findings) {
        out.field(each.title);
        out.field(std::string(plan::to_text(each.kind)) + " " + each.ref);
        out.field(each.workstream);
        out.field(plan::to_text(each.rule));
        out.field(plan::to_text(each.reason));
        out.field(each.detail);
        out.end();
    }
}

} // namespace

std::string to_csv(const plan::digest& model) {
    csv_writer out;
    out.mark_as_utf8();
    if (!model.figures.empty())
        write_figures(out, model);
    for (const plan::digest_section& section : model.sections) {
        out.end();
        out.field(plan::to_text(section.part));
        out.end();
        if (!section.findings.empty())
            write_findings(out, section);
        for (const plan::digest_heading& heading : section.columns)
            out.field(plan::name_of(heading));
        if (!section.columns.empty())
            out.end();
        for (const auto& row : section.rows) {
            for (const plan::digest_cell& cell : row) {
                const std::string value = value_of(cell);
                out.field(value.empty() && &cell == row.data() ? name_of_row(section, row) : value);
            }
            out.end();
        }
        if (section.more > 0) {
            out.field(std::to_string(section.more) + " more");
            out.end();
        }
    }
    return out.take();
}

} // namespace remembrancer::render
