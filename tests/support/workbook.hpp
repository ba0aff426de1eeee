#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <zip.h>

namespace remembrancer::tests {

/// Names and bytes of the parts of a package, in order.
using package_parts = std::vector<std::pair<std::string, std::string>>;

/// A zip archive of `parts`, as bytes. A part named `*/` becomes a directory.
inline std::string zip_bytes(const package_parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* const archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (archive == nullptr)
        throw std::runtime_error(zip_error_strerror(&error));
    for (const auto& [name, bytes] : parts) {
        zip_source_t* const source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0)
            throw std::runtime_error(zip_strerror(archive));
    }
    if (zip_close(archive) != 0 || zip_source_open(target) != 0)
        throw std::runtime_error("the archive cannot be written");
    zip_stat_t stat;
    zip_source_stat(target, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

inline std::string xml_escaped(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
    return out;
}

inline std::string inline_cell(std::string_view reference, std::string_view text) {
    return fmt::format(R"(<c r="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)",
                       reference, xml_escaped(text));
}

/// `style` 0 is plain, 1 a date (dd/mm/yyyy), 2 a month (mmm-yy), 3 a time (h:mm).
inline std::string number_cell(std::string_view reference, std::string_view number, int style = 0) {
    return fmt::format(R"(<c r="{}" s="{}"><v>{}</v></c>)", reference, style, number);
}

/// A small valid workbook, any part of which a test may replace.
class workbook {
public:
    /// `rows` is what `sheetData` holds; `attributes` stand in the list of sheets.
    workbook& sheet(std::string name, std::string rows, std::string attributes = "") {
        sheets_.push_back({std::move(name), std::move(rows), std::move(attributes), ""});
        return *this;
    }

    /// A sheet of texts, the first row of which is row 1; empty texts are no cells.
    workbook& table(std::string name, const std::vector<std::vector<std::string>>& rows,
                    std::string attributes = "") {
        std::string data;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            data += fmt::format(R"(<row r="{}">)", i + 1);
            for (std::size_t j = 0; j < rows[i].size(); ++j)
                if (!rows[i][j].empty())
                    data += inline_cell(fmt::format("{}{}", static_cast<char>('A' + j), i + 1),
                                        rows[i][j]);
            data += "</row>";
        }
        return sheet(std::move(name), std::move(data), std::move(attributes));
    }

    /// `references` such as D3:D4 are merged in the sheet added last.
    workbook& merge(const std::vector<std::string>& references) {
        std::string& after = sheets_.back().after;
        for (const std::string& reference : references)
            after += fmt::format(R"(<mergeCell ref="{}"/>)", xml_escaped(reference));
        after = "<mergeCells>" + after + "</mergeCells>";
        return *this;
    }

    /// What `sst` holds.
    workbook& strings(std::string items) {
        strings_ = std::move(items);
        return *this;
    }

    /// Attributes of `workbookPr`.
    workbook& properties(std::string attributes) {
        properties_ = std::move(attributes);
        return *this;
    }

    /// Replaces or adds a part; this one wins over what the workbook would write.
    workbook& part(std::string name, std::string bytes) {
        replaced_.emplace_back(std::move(name), std::move(bytes));
        return *this;
    }

    workbook& without(std::string name) {
        left_out_.push_back(std::move(name));
        return *this;
    }

    [[nodiscard]] package_parts parts() const;
    [[nodiscard]] std::string bytes() const { return zip_bytes(parts()); }

private:
    struct tab {
        std::string name;
        std::string rows;
        std::string attributes;
        std::string after; ///< the rows, inside the worksheet
    };

    std::vector<tab> sheets_;
    std::string strings_;
    std::string properties_;
    package_parts replaced_;
    std::vector<std::string> left_out_;
};

namespace workbook_xml {

constexpr std::string_view main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view relationships =
    "http://schemas.openxmlformats.org/package/2006/relationships";

inline std::string link(std::string_view id, std::string_view type, std::string_view target) {
    return fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id, office, type,
                       target);
}

inline std::string links(std::string_view items) {
    return fmt::format(R"(<Relationships xmlns="{}">{}</Relationships>)", relationships, items);
}

constexpr std::string_view content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="xml" ContentType="application/xml"/></Types>)";

constexpr std::string_view styles =
    R"(<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs>)"
    R"(<xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/>)"
    R"(<xf numFmtId="17"/><xf numFmtId="20"/></cellXfs>)";

} // namespace workbook_xml

inline package_parts workbook::parts() const {
    namespace x = workbook_xml;
    std::string tabs;
    std::string links = x::link("styles", "styles", "styles.xml") +
                        x::link("strings", "sharedStrings", "sharedStrings.xml");
    package_parts all{{"[Content_Types].xml", std::string(x::content_types)},
                      {"_rels/.rels", x::links(x::link("r", "officeDocument", "xl/workbook.xml"))}};
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
        const tab& sheet = sheets_[i];
        tabs += fmt::format(R"(<sheet name="{}" sheetId="{}" r:id="s{}" {}/>)",
                            xml_escaped(sheet.name), i + 1, i + 1, sheet.attributes);
        links += x::link(fmt::format("s{}", i + 1), "worksheet",
                         fmt::format("worksheets/sheet{}.xml", i + 1));
        all.emplace_back(
            fmt::format("xl/worksheets/sheet{}.xml", i + 1),
            fmt::format(R"(<worksheet xmlns="{}"><sheetData>{}</sheetData>{}</worksheet>)", x::main,
                        sheet.rows, sheet.after));
    }
    all.emplace_back("xl/workbook.xml",
                     fmt::format(R"(<workbook xmlns="{}" xmlns:r="{}"><workbookPr {}/>)"
                                 R"(<sheets>{}</sheets></workbook>)",
                                 x::main, x::office, properties_, tabs));
    all.emplace_back("xl/_rels/workbook.xml.rels", x::links(links));
    all.emplace_back("xl/styles.xml",
                     fmt::format(R"(<styleSheet xmlns="{}">{}</styleSheet>)", x::main, x::styles));
    all.emplace_back("xl/sharedStrings.xml",
                     fmt::format(R"(<sst xmlns="{}">{}</sst>)", x::main, strings_));
    for (const auto& [name, bytes] : replaced_) {
        std::erase_if(all, [&](const auto& part) { return part.first == name; });
        all.emplace_back(name, bytes);
    }
    for (const std::string& name : left_out_)
        std::erase_if(all, [&](const auto& part) { return part.first == name; });
    return all;
}

} // namespace remembrancer::tests
