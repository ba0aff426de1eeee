#include "daemon/intake/shared_strings.hpp"

#include "daemon/intake/cell_value.hpp"

namespace remembrancer::intake {
namespace {

class shared_strings_handler : public xml_handler {
public:
    shared_strings_handler(shared_strings& strings, budget& spent)
        : strings_(strings), spent_(spent) {}

    void start(std::string_view name, const xml_attributes&) override {
        if (name == "si")
            current_.clear();
        else
            current_.start(name);
    }

    void end(std::string_view name) override {
        if (name != "si")
            return current_.end(name);
        spent_.take_text(current_.raw().size());
        strings_.add(workbook_text(current_.raw()));
    }

    void text(std::string_view piece) override { current_.text(piece, spent_); }

private:
    shared_strings& strings_;
    budget& spent_;
    rich_text current_;
};

} // namespace

void rich_text::clear() {
    raw_.clear();
    in_text_ = false;
    in_phonetic_ = false;
}

void rich_text::start(std::string_view name) {
    if (name == "t")
        in_text_ = true;
    else if (name == "rPh")
        in_phonetic_ = true;
}

void rich_text::end(std::string_view name) {
    if (name == "t")
        in_text_ = false;
    else if (name == "rPh")
        in_phonetic_ = false;
}

void rich_text::text(std::string_view piece, const budget& spent) {
    if (!in_text_ || in_phonetic_)
        return;
    raw_ += piece;
    spent.check_text(raw_.size());
}

void shared_strings::add(std::string_view text) {
    texts_ += text;
    ends_.push_back(static_cast<std::uint32_t>(texts_.size())); // the text limit is far below 4 GiB
}

std::optional<std::string_view> shared_strings::find(std::size_t index) const {
    if (index >= ends_.size())
        return std::nullopt;
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(texts_).substr(begin, ends_[index] - begin);
}

shared_strings read_shared_strings(zip_archive& archive, std::string_view part) {
    shared_strings strings;
    shared_strings_handler handler(strings, archive.spent());
    read_xml(archive, part, handler);
    return strings;
}

} // namespace remembrancer::intake
