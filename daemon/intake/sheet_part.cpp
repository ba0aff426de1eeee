#include "daemon/intake/sheet_part.hpp"

#include "daemon/intake/cell_value.hpp"
#include "daemon/intake/merged_cells.hpp"
#include "daemon/intake/refusal.hpp"
#include "daemon/intake/xml_reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

constexpr std::string_view damaged = "the sheet is damaged; open it in Excel and save it again";

// Follows `sheetData / row / c / (f, v, is)` and, after it, `mergeCells / mergeCell` (ECMA-376 part
// 1, 18.3.1).
class sheet_handler : public xml_handler {
public:
    sheet_handler(const sheet_entry& entry, const workbook_context& context, budget& spent)
        : entry_(entry), context_(context), spent_(spent) {}

    void start(std::string_view name, const xml_attributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

    std::vector<row> take() {
        fill_merged(rows_, merged_, spent_);
        return std::move(rows_);
    }

private:
    enum class place { outside, in_data, in_row, in_cell, in_value, in_formula, in_inline };

    void take_merged(const xml_attributes& attributes);
    void begin_row(const xml_attributes& attributes);
    void begin_cell(const xml_attributes& attributes);
    void end_cell();
    void end_row();
    void start_in_cell(std::string_view name);
    [[nodiscard]] cell_value value() const;
    [[nodiscard]] cell_value uncalculated() const;
    [[nodiscard]] cell_value shared_value() const;
    [[nodiscard]] cell_value typed_value() const;

    [[noreturn]] void refuse_row(std::string_view what) const;
    [[noreturn]] void refuse_cell(std::string_view what) const;

    const sheet_entry& entry_;
    const workbook_context& context_;
    budget& spent_;
    std::vector<row> rows_;
    std::vector<merged_cells> merged_; // of several rows

    place place_ = place::outside;
    row row_;                      // the one being read
    bool row_is_numbered_ = false; // by the file, not by counting
    std::size_t next_column_ = 0;
    cell_type type_ = cell_type::number;
    number_shape shape_ = number_shape::plain;
    std::string value_;
    std::string formula_;
    bool has_formula_ = false;
    rich_text inline_;
};

void sheet_handler::start(std::string_view name, const xml_attributes& attributes) {
    switch (place_) {
    case place::outside:
        if (name == "sheetData")
            place_ = place::in_data;
        else if (name == "mergeCell")
            take_merged(attributes);
        return;
    case place::in_data:
        if (name == "row")
            begin_row(attributes);
        return;
    case place::in_row:
        if (name == "c")
            begin_cell(attributes);
        else if (name == "row")
            refuse_row(fmt::format("has a row inside it: {}", damaged));
        return;
    case place::in_cell:
        return start_in_cell(name);
    case place::in_inline:
        return inline_.start(name);
    case place::in_value:
    case place::in_formula:
        refuse_cell(fmt::format("has an element inside its value: {}", damaged));
    }
}

void sheet_handler::start_in_cell(std::string_view name) {
    if (name == "v") {
        place_ = place::in_value;
    } else if (name == "f") {
        place_ = place::in_formula;
        has_formula_ = true;
    } else if (name == "is") {
        place_ = place::in_inline;
    } else if (name == "c" || name == "row") {
        refuse_cell(fmt::format("has a cell inside it: {}", damaged));
    }
}

void sheet_handler::end(std::string_view name) {
    if (place_ == place::in_value && name == "v")
        place_ = place::in_cell;
    else if (place_ == place::in_formula && name == "f")
        place_ = place::in_cell;
    else if (place_ == place::in_inline && name == "is")
        place_ = place::in_cell;
    else if (place_ == place::in_inline)
        inline_.end(name);
    else if (place_ == place::in_cell && name == "c")
        end_cell();
    else if (place_ == place::in_row && name == "row")
        end_row();
    else if (place_ == place::in_data && name == "sheetData")
        place_ = place::outside;
}

void sheet_handler::text(std::string_view piece) {
    if (place_ == place::in_inline)
        return inline_.text(piece, spent_);
    if (place_ != place::in_value && place_ != place::in_formula)
        return;
    std::string& into = place_ == place::in_value ? value_ : formula_;
    into += piece;
    spent_.check_text(into.size());
}

void sheet_handler::take_merged(const xml_attributes& attributes) {
    const std::string_view reference = attributes.text("ref");
    const auto merged = merged_from(reference);
    if (!merged)
        refuse(fmt::format("{}, sheet {}", spent_.file(), in_quotes(entry_.name)),
               fmt::format("says that {} are merged, which are no cells such as D3:D4: {}",
                           in_quotes(reference), damaged));
    if (merged->first_row == merged->last_row)
        return;
    spent_.take_cell();
    merged_.push_back(*merged);
}

void sheet_handler::begin_row(const xml_attributes& attributes) {
    const std::size_t last = row_.number;
    row_ = {.number = last + 1, .cells = {}};
    next_column_ = 0;
    place_ = place::in_row;
    const auto numbered = attributes.find("r");
    row_is_numbered_ = numbered.has_value();
    if (numbered) {
        const auto number = number_from(*numbered);
        if (!number || *number < 1 || *number > 1e9)
            refuse_row(fmt::format("the row after it is numbered {}, not from 1 to {}: {}",
                                   in_quotes(*numbered), spent_.allowed().rows, damaged));
        row_.number = static_cast<std::size_t>(*number);
    }
    if (row_.number <= last)
        refuse_row(fmt::format("comes after row {}: {}", last, damaged));
    if (row_.number > spent_.allowed().rows)
        refuse_row(
            fmt::format("is beyond the last row that a sheet may have, {}", spent_.allowed().rows));
}

void sheet_handler::begin_cell(const xml_attributes& attributes) {
    std::size_t column = next_column_;
    if (const auto reference = attributes.find("r")) {
        const auto found = place_from(*reference);
        const bool row_fits =
            found && (found->row == row_.number ||
                      (!row_is_numbered_ && row_.cells.empty() && found->row > row_.number));
        if (!row_fits || found->row > spent_.allowed().rows)
            refuse_row(
                fmt::format("has a cell that says it is {}: {}", in_quotes(*reference), damaged));
        row_.number = found->row;
        row_is_numbered_ = true;
        column = found->column;
    }
    next_column_ = column + 1;
    if (column >= spent_.allowed().columns)
        refuse_cell(fmt::format("is beyond the last column that a sheet may have, {}",
                                column_name(spent_.allowed().columns - 1)));
    if (!row_.cells.empty() && column <= row_.cells.back().column)
        refuse_cell(fmt::format("comes after {}{}: {}", column_name(row_.cells.back().column),
                                row_.number, damaged));
    const std::string_view t = attributes.text("t");
    const auto type = cell_type_from(t);
    if (!type)
        refuse_cell(fmt::format("is of type {}, which no workbook has: {}", in_quotes(t), damaged));
    type_ = *type;
    shape_ = context_.formats.shape(static_cast<std::size_t>(
        std::clamp(number_from(attributes.text("s")).value_or(0), 0.0, 1e6)));
    value_.clear();
    formula_.clear();
    has_formula_ = false;
    inline_.clear();
    place_ = place::in_cell;
}

void sheet_handler::end_cell() {
    place_ = place::in_row;
    cell_value shown = value();
    if (shown.text.empty())
        return;
    spent_.take_cell();
    spent_.take_text(shown.text.size());
    row_.cells.push_back({std::move(shown.text), shown.date, next_column_ - 1});
}

void sheet_handler::end_row() {
    place_ = place::in_data;
    if (row_.cells.empty())
        return;
    row_.cells.shrink_to_fit();
    rows_.push_back({row_.number, std::move(row_.cells)});
}

cell_value sheet_handler::value() const {
    if (type_ == cell_type::inline_string)
        return {workbook_text(inline_.raw()), std::nullopt};
    if (type_ == cell_type::text)
        return {workbook_text(value_), std::nullopt};
    if (value_.empty())
        return has_formula_ ? uncalculated() : cell_value{};
    if (type_ == cell_type::shared_string)
        return shared_value();
    return typed_value();
}

// Excel keeps the result of every formula; other programs may leave it to whoever opens the file.
cell_value sheet_handler::uncalculated() const {
    return {"=" + workbook_text(formula_), std::nullopt};
}

cell_value sheet_handler::shared_value() const {
    const auto index = number_from(value_);
    const bool fits = index && *index >= 0 && *index < 4e9;
    const auto found =
        fits ? context_.strings.find(static_cast<std::size_t>(*index)) : std::nullopt;
    if (!found)
        refuse_cell(fmt::format("points to shared text {}, and the file has {}: {}",
                                in_quotes(value_), context_.strings.size(), damaged));
    return {std::string(*found), std::nullopt};
}

cell_value sheet_handler::typed_value() const {
    if (type_ == cell_type::error)
        return {workbook_text(value_), std::nullopt};
    if (type_ == cell_type::boolean) {
        if (value_ != "1" && value_ != "0" && value_ != "true" && value_ != "false")
            refuse_cell(fmt::format("holds {} where a truth value, 0 or 1, is expected: {}",
                                    in_quotes(value_), damaged));
        return {value_ == "1" || value_ == "true" ? "TRUE" : "FALSE", std::nullopt};
    }
    if (type_ == cell_type::iso_date) {
        const auto shown = show_iso_date(value_, shape_);
        if (!shown)
            refuse_cell(fmt::format("holds {} where a date such as 2018-11-23 is expected: {}",
                                    in_quotes(value_), damaged));
        return *shown;
    }
    const auto number = number_from(value_);
    if (!number)
        refuse_cell(
            fmt::format("holds {} where a number is expected: {}", in_quotes(value_), damaged));
    return show_number(*number, shape_, context_.dates);
}

void sheet_handler::refuse_row(std::string_view what) const {
    refuse(fmt::format("{}, sheet {}, row {}", spent_.file(), in_quotes(entry_.name), row_.number),
           what);
}

void sheet_handler::refuse_cell(std::string_view what) const {
    refuse(fmt::format("{}, sheet {}, cell {}{}", spent_.file(), in_quotes(entry_.name),
                       column_name(next_column_ - 1), row_.number),
           what);
}

} // namespace

std::vector<row> read_sheet_part(zip_archive& archive, const sheet_entry& entry,
                                 const workbook_context& context) {
    sheet_handler handler(entry, context, archive.spent());
    read_xml(archive, entry.part, handler);
    return handler.take();
}

} // namespace remembrancer::intake
