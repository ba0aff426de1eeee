#include "daemon/settings/listed_programmes.hpp"

#include "daemon/base/text.hpp"
#include "daemon/rounds/rounds_settings.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::settings {
namespace {

using pair_of_texts = std::pair<std::string, std::string>;

/// Of `Amber: 8; Red: 15`.
std::vector<pair_of_texts> pairs_of(std::string_view list) {
    std::vector<pair_of_texts> out;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find("; "), list.size());
        const std::string_view part = list.substr(0, end);
        const std::size_t colon = part.rfind(": ");
        if (colon != std::string_view::npos)
            out.emplace_back(part.substr(0, colon), part.substr(colon + 2));
        list.remove_prefix(std::min(end + 2, list.size()));
    }
    return out;
}

std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

template <class Value>
member named(std::string key, Value value) {
    return {std::move(key), {}, {{}, std::move(value)}};
}

node dates_of(const std::string& list) {
    node::list out;
    for (auto& [name, day] : pairs_of(list))
        out.push_back(
            {{},
             node::table{named("name", name),
                         named("date", plan::date_from_iso(day).value_or(plan::date{}))}});
    return {{}, std::move(out)};
}

/// The highest is the top band.
node bands_of(const std::string& list) {
    node::list out;
    const std::vector<pair_of_texts> bands = pairs_of(list);
    for (const auto& [name, lowest] : bands)
        out.push_back({{},
                       node::table{named("name", name), named("lowest", number_of(lowest)),
                                   named("top", out.size() + 1 == bands.size())}});
    return {{}, std::move(out)};
}

node ratings_of(const std::string& list) {
    node::table out;
    for (auto& [typed, rating] : pairs_of(list))
        out.push_back(named(typed, rating));
    return {{}, std::move(out)};
}

node scale_of(const std::string& range) {
    const std::vector<pair_of_texts> ends = pairs_of(range);
    if (ends.empty())
        return {{}, node::table{}};
    return {{},
            node::table{named("lowest", number_of(ends.front().first)),
                        named("highest", number_of(ends.front().second))}};
}

/// A day may stand in quotes, and a name in any case.
std::string comparable(const node& value) {
    if (const auto* text = std::get_if<std::string>(&value.value))
        return base::folded(*text);
    return base::folded(description_of(value));
}

bool is_same(const node& a, const node& b);

/// What is left out is false.
bool has_same(const node& of, const member& each) {
    const node* found = find(&of, each.key);
    const auto* truth = std::get_if<bool>(&each.value.value);
    return found == nullptr ? truth != nullptr && !*truth : is_same(each.value, *found);
}

bool is_same(const node& a, const node& b) {
    const auto* list = std::get_if<node::list>(&a.value);
    const auto* other_list = std::get_if<node::list>(&b.value);
    if (list != nullptr && other_list != nullptr)
        return std::ranges::equal(*list, *other_list, is_same);
    const auto* table = std::get_if<node::table>(&a.value);
    const auto* other_table = std::get_if<node::table>(&b.value);
    if (table == nullptr || other_table == nullptr)
        return comparable(a) == comparable(b);
    return std::ranges::all_of(*table, [&](const member& each) { return has_same(b, each); }) &&
           std::ranges::all_of(*other_table, [&](const member& each) { return has_same(a, each); });
}

node* find_in(node& of, std::string_view key) {
    auto* members = std::get_if<node::table>(&of.value);
    if (members == nullptr)
        return nullptr;
    const auto found = std::ranges::find(*members, key, &member::key);
    return found == members->end() ? nullptr : &found->value;
}

std::string text_in(const node& of, std::string_view key) {
    const node* found = find(&of, key);
    const auto* text = found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
    return text == nullptr ? std::string() : *text;
}

/// Puts what a listed programme says into the tables of the file.
class describing {
public:
    describing(const plan::listed_programme& of, std::vector<std::string>& doubts)
        : of_(of), doubts_(doubts) {}

    void into_first(node& root) {
        put_all(table_in(root, "programme"), {{"nation", text(of_.nation)},
                                              {"started", day(of_.started)},
                                              {"key_date", dates_of(of_.key_dates)}});
        put_all(table_in(root, "roles"), roles());
        put_all(table_in(root, "rules"), {{"band", bands_of(of_.bands)}});
        node* import = table_in(root, "import");
        put_all(import, {{"rag_words", ratings_of(of_.rag_key)}});
        if (import != nullptr && !of_.severity.empty())
            put_all(table_in(*import, "scales"), {{"severity", scale_of(of_.severity)}});
    }

    void into_further(node& table) {
        put_all(&table, {{"name", text(of_.name)},
                         {"nation", text(of_.nation)},
                         {"started", day(of_.started)},
                         {"key_date", dates_of(of_.key_dates)},
                         {"band", bands_of(of_.bands)},
                         {"rag_words", ratings_of(of_.rag_key)},
                         {"severity", scale_of(of_.severity)}});
        put_all(&table, roles());
    }

private:
    using values = std::vector<std::pair<std::string, node>>;

    static node text(const std::string& value) { return {{}, value}; }
    /// An empty list, which says nothing, for none.
    static node day(const std::string& iso) {
        const auto read = plan::date_from_iso(iso);
        return read ? node{{}, *read} : node{{}, node::list{}};
    }
    [[nodiscard]] values roles() const {
        return {{"programme_director", text(of_.programme_director)},
                {"programme_office", text(of_.programme_office)}};
    }

    static bool says_nothing(const node& value) {
        if (const auto* text = std::get_if<std::string>(&value.value))
            return text->empty();
        if (const auto* list = std::get_if<node::list>(&value.value))
            return list->empty();
        const auto* table = std::get_if<node::table>(&value.value);
        return table != nullptr && table->empty();
    }

    /// Null where the file has something else of that name.
    static node* table_in(node& of, const std::string& key) {
        node* found = find_in(of, key);
        if (found == nullptr) {
            auto& members = std::get<node::table>(of.value);
            members.push_back(named(key, node::table{}));
            return &members.back().value;
        }
        return std::holds_alternative<node::table>(found->value) ? found : nullptr;
    }

    void put_all(node* table, values all) {
        if (table == nullptr)
            return;
        for (auto& [key, value] : all) {
            if (says_nothing(value))
                continue;
            const node* own = find(table, key);
            if (own == nullptr)
                std::get<node::table>(table->value).push_back({key, {}, std::move(value)});
            else if (!is_same(*own, value) && key != "name")
                doubts_.push_back(fmt::format(
                    "the table of programmes says something else of \"{}\" than the settings do "
                    "({}): the settings count; where the table is right, take it out of the "
                    "settings",
                    base::valid_utf8(of_.name), key));
        }
    }

    const plan::listed_programme& of_;
    std::vector<std::string>& doubts_;
};

/// The one of that name, else a new one; null where the file has something else there.
node* further_in(node& root, const std::string& name) {
    node* all = find_in(root, "further_programme");
    if (all == nullptr) {
        auto& members = std::get<node::table>(root.value);
        members.push_back(named("further_programme", node::list{}));
        all = &members.back().value;
    }
    auto* list = std::get_if<node::list>(&all->value);
    if (list == nullptr)
        return nullptr;
    for (node& each : *list)
        if (base::folded(text_in(each, "name")) == base::folded(name))
            return &each;
    list->push_back({{}, node::table{}});
    return &list->back();
}

} // namespace

described_document with_listed_programmes(node root,
                                          std::span<const plan::listed_programme> listed) {
    described_document out{std::move(root), {}};
    const node* first = find(&out.root, "programme");
    std::string first_name = first == nullptr ? std::string() : text_in(*first, "name");
    if (first_name.empty())
        first_name = rounds::programme_settings().name;
    for (const plan::listed_programme& each : listed) {
        describing one(each, out.doubts);
        if (base::folded(each.name) == base::folded(first_name))
            one.into_first(out.root);
        else if (node* further = further_in(out.root, each.name))
            one.into_further(*further);
    }
    return out;
}

} // namespace remembrancer::settings
