#include "daemon/intake/csv_records.hpp"

#include <algorithm>

namespace remembrancer::intake {

csv_outcome csv_records::next(csv_record& record) {
    if (at_ >= text_.size())
        return csv_outcome::end;
    record.line = line_;
    record.fields.clear();
    while (true) {
        if (record.fields.size() == most_fields_)
            return csv_outcome::too_many_fields;
        std::string& field = record.fields.emplace_back();
        if (at_ < text_.size() && text_[at_] == '"' && !read_quoted(field))
            return csv_outcome::unclosed_quote;
        read_plain(field);
        if (at_ >= text_.size())
            return csv_outcome::record;
        if (at_line_break()) {
            skip_line_break();
            return csv_outcome::record;
        }
        ++at_; // the separator
    }
}

bool csv_records::read_quoted(std::string& field) {
    const std::size_t opened_on = line_;
    for (++at_; at_ < text_.size();) {
        if (at_line_break()) {
            field += '\n';
            skip_line_break();
        } else if (text_[at_] != '"') {
            take_until(text_.find_first_of("\"\r\n", at_), field);
        } else if (text_.substr(at_).starts_with("\"\"")) {
            field += '"';
            at_ += 2;
        } else {
            ++at_;
            return true;
        }
    }
    line_ = opened_on;
    return false;
}

void csv_records::read_plain(std::string& field) {
    const char ends[] = {separator_, '\r', '\n'};
    take_until(text_.find_first_of(std::string_view(ends, sizeof ends), at_), field);
}

void csv_records::take_until(std::size_t end, std::string& field) {
    end = std::min(end, text_.size());
    field += text_.substr(at_, end - at_);
    at_ = end;
}

bool csv_records::at_line_break() const {
    return text_[at_] == '\n' || text_[at_] == '\r';
}

void csv_records::skip_line_break() {
    at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
    ++line_;
}

} // namespace remembrancer::intake
