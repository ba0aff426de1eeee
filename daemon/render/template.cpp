#include "daemon/render/template.hpp"

#include "daemon/render/safe_text.hpp"
#include "daemon/render/template_source.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace remembrancer::render {
namespace {

// A second door: whatever the view let through, no value brings a control into a message.
std::string escape_text(const std::string& text) {
    const bool clean =
        std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    return clean ? text : one_line(text);
}

std::string escape_for_html(const std::string& text) {
    return escape_html(escape_text(text));
}

/// Answers the library out of our facts. In a prepared template a key's name is its number.
class fact_context final : public kainjow::mustache::basic_context<std::string> {
public:
    using data = kainjow::mustache::data;

    explicit fact_context(const template_facts& outermost) : open_{{&outermost, outermost.keys()}} {
        open_.reserve(8); // no template of ours has more within each other
    }

    void push(const data* value) override {
        open_.push_back({entry(value), open_.back().present});
        if (const template_facts* facts = open_.back().facts)
            open_.back().present |= facts->keys();
    }
    void pop() override { open_.pop_back(); }

    [[nodiscard]] const data* get(const std::string& name) const override {
        const template_key key = numbered_key(name);
        if (!open_.back().present.test(key.number()))
            return nullptr;
        for (auto each = open_.rbegin(); each != open_.rend(); ++each)
            if (each->facts != nullptr && each->facts->has(key))
                return value(*each->facts, key);
        return nullptr;
    }

    // They are put in before: `prepare_template`.
    [[nodiscard]] const data* get_partial(const std::string& /*name*/) const override {
        return nullptr;
    }

private:
    struct section {
        const template_facts* facts; ///< null: it opens no entry of a list
        key_set present;             ///< in it and around it: most of a template's keys are not
    };

    /// Null for a section that opens no entry of a list.
    [[nodiscard]] const template_facts* entry(const data* value) const {
        if (value == &flag_ || value == &text_)
            return nullptr;
        for (auto each = open_.rbegin(); each != open_.rend(); ++each)
            if (const template_facts* found =
                    each->facts == nullptr ? nullptr : each->facts->entry(value))
                return found;
        return nullptr;
    }

    [[nodiscard]] const data* value(const template_facts& facts, template_key key) const {
        if (const std::string* text = facts.text(key)) {
            // The library copies it before it asks for another; to make a value of each copies it
            // twice more.
            const_cast<std::string&>(text_.string_value()) = *text;
            return &text_;
        }
        const data* list = facts.list(key);
        return list == nullptr ? &flag_ : list;
    }

    std::vector<section> open_; ///< innermost last
    data flag_{true};
    data text_{data::type::string};
};

struct appended {
    std::string& to;
    appended& operator<<(const std::string& piece) {
        to += piece;
        return *this;
    }
};

} // namespace

std::string_view builtin_template(std::string_view name) {
    const auto all = builtin_templates();
    const auto found = std::ranges::find(all, name, &named_template::name);
    return found == all.end() ? std::string_view() : found->text;
}

mail_template::mail_template(std::string_view name, channel target, const template_lookup& find)
    : parsed_(prepare_template(name, target, find)) {
    if (!parsed_.is_valid())
        throw template_error(fmt::format("template {}: {}", name, parsed_.error_message()));
    parsed_.set_custom_escape(target == channel::html ? escape_for_html : escape_text);
}

std::string mail_template::render(const template_facts& facts) {
    fact_context context(facts);
    std::string out;
    appended stream{out};
    parsed_.render(context, stream);
    restore_marks(out);
    return out;
}

} // namespace remembrancer::render
