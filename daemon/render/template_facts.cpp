#include "daemon/render/template_facts.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace remembrancer::render {

using kainjow::mustache::data;

void template_facts::reserve(std::size_t texts, std::size_t lists) {
    texts_.reserve(texts);
    lists_.reserve(lists);
}

void template_facts::put(template_key key, std::string text) {
    if (text.empty())
        return;
    has_.set(key.number());
    texts_.push_back({key, std::move(text)});
}

void template_facts::put_flag(template_key key, bool is_so) {
    if (is_so)
        has_.set(key.number());
}

void template_facts::put_named(std::string_view prefix, std::string_view name) {
    if (const auto key = key_named(std::string(prefix).append(name)))
        put_flag(*key);
}

void template_facts::append(template_key list, template_facts entry) {
    auto at = std::ranges::find(lists_, list, &keyed_list::key);
    if (at == lists_.end()) {
        has_.set(list.number());
        lists_.emplace_back(list);
        at = lists_.end() - 1;
    }
    at->entries.push_back(std::move(entry));
    at->values.push_back(data(true));
}

const std::string* template_facts::text(template_key key) const {
    const auto found = std::ranges::find(texts_, key, &keyed_text::key);
    return found == texts_.end() ? nullptr : &found->text;
}

const data* template_facts::list(template_key key) const {
    const auto found = std::ranges::find(lists_, key, &keyed_list::key);
    return found == lists_.end() ? nullptr : &found->values;
}

const template_facts* template_facts::entry(const data* value) const {
    for (const keyed_list& each : lists_) {
        const kainjow::mustache::list& values = each.values.list_value();
        const data* const first = values.data();
        if (std::less_equal<>()(first, value) && std::less<>()(value, first + values.size()))
            return &each.entries[static_cast<std::size_t>(value - first)];
    }
    return nullptr;
}

} // namespace remembrancer::render
