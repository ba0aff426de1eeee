#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::intake {

struct csv_record {
    /// The line on which it starts, from 1.
    std::size_t line = 0;
    std::vector<std::string> fields;
};

enum class csv_outcome { record, end, unclosed_quote, too_many_fields };

/// Takes a text apart into records (RFC 4180), forgiving where spreadsheets are: lines end in LF,
/// CR LF or CR; records may differ in length; a quote inside an unquoted field and text after a
/// closing quote stand for themselves. Line breaks inside fields become "\n". Blank lines are
/// records with one empty field.
class csv_records {
public:
    /// `text` outlives the reader.
    csv_records(std::string_view text, char separator, std::size_t most_fields)
        : text_(text), separator_(separator), most_fields_(most_fields) {}

    /// Fills `record`, whose fields mean nothing unless the outcome is `record`. After an unclosed
    /// quote `line()` is where it opened.
    [[nodiscard]] csv_outcome next(csv_record& record);

    [[nodiscard]] std::size_t line() const noexcept { return line_; }

private:
    [[nodiscard]] bool read_quoted(std::string& field);
    void read_plain(std::string& field);
    void take_until(std::size_t end, std::string& field);
    [[nodiscard]] bool at_line_break() const;
    void skip_line_break();

    std::string_view text_;
    char separator_;
    std::size_t most_fields_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

} // namespace remembrancer::intake
