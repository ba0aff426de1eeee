#include "daemon/intake/link_items.hpp"

#include "daemon/intake/change_set.hpp"
#include "daemon/intake/predecessor_text.hpp"
#include "daemon/intake/resolve_refs.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/measure_parts.hpp"
#include "daemon/store/product_parts.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace remembrancer::intake {
namespace {

/// What tables of dependencies say of each successor.
using rows_by_successor = std::map<std::int64_t, std::vector<const store::dependency_row*>>;

rows_by_successor by_successor(const std::vector<store::dependency_row>& rows) {
    rows_by_successor found;
    for (const store::dependency_row& row : rows)
        if (row.successor_id)
            found[row.successor_id->value].push_back(&row);
    return found;
}

/// `M1, M2 + 5 days`.
std::string in_words(const rows_by_successor& rows, std::int64_t successor) {
    const auto of = rows.find(successor);
    std::string text;
    if (of == rows.end())
        return text;
    for (const store::dependency_row* row : of->second) {
        text += (text.empty() ? "" : ", ") + row->predecessor;
        if (row->lag_days != 0)
            text += " " + lag_in_words(row->lag_days);
    }
    return text;
}

class linker {
public:
    linker(import_state& state, const link_sources& from) : state_(state), from_(from) {}

    void run() {
        const auto had_parts = store::programmes_with_product_parts(state_.db);
        const std::vector<store::dependency_row> before = store::dependency_rows(state_.db);
        keep_rows(before);
        const auto links = store::typed_links(state_.db);
        if (!links.empty() || !rows_.empty())
            read_names(links);
        settle_successors();
        const rows_by_successor now = by_successor(rows_);
        note_changes(by_successor(before), now);
        // Of those whose own column has been cleared the change has woken them.
        if (store::has_dependencies(state_.db))
            store::drop_untyped_dependencies(state_.db);
        if (!had_parts.empty())
            store::drop_untyped_parts(state_.db);
        settle(links, now);
        // Whether a programme puts milestones under products decides what is asked of all of its.
        if (store::programmes_with_product_parts(state_.db) != had_parts)
            store::wake_products(state_.db);
        store::wake_totals(state_.db);
    }

private:
    /// The rows as they are from now on: those of this import in the place of their programmes',
    /// where one that was rejected leaves what was stored of the same link.
    void keep_rows(const std::vector<store::dependency_row>& before) {
        const auto& replaced = from_.sheets.programmes;
        std::ranges::copy_if(before, std::back_inserter(rows_),
                             [&](const auto& row) { return !replaced.contains(row.programme); });
        std::map<std::string, const store::dependency_row*> stored;
        for (const store::dependency_row& row : before)
            if (replaced.contains(row.programme))
                stored.try_emplace(identity_of(row), &row);
        store::drop_dependency_rows(state_.db, replaced);
        for (const incoming_link& link : from_.sheets.links) {
            if (!link.is_rejected) {
                put(link.row);
                incoming_.emplace(rows_.back().id, &link);
            } else if (const auto kept = stored.find(identity_of(link.row)); kept != stored.end()) {
                put(*kept->second);
            }
        }
    }

    void put(const store::dependency_row& row) {
        rows_.push_back(row);
        rows_.back().id = store::insert_dependency_row(state_.db, row);
    }

    void read_names(const std::vector<store::typed_link>& links) {
        const auto expect_ref = [this](const std::string& typed) {
            names_.expect(typed);
            names_.expect(split_lag(typed).name);
        };
        for (const store::typed_link& link : links) {
            names_.expect(link.product);
            std::ranges::for_each(link.depends_on, expect_ref);
        }
        for (const store::dependency_row& row : rows_) {
            names_.expect(row.successor);
            expect_ref(row.predecessor);
        }
        store::each_item_name(state_.db,
                              [this](const store::item_name& item) { names_.add(item); });
    }

    void settle_successors() {
        for (store::dependency_row& row : rows_) {
            const auto found = names_.find_own(row.successor, row.programme);
            std::optional<plan::item_id> successor;
            if (found.size() == 1) {
                successor = found.front().id;
                if (found.front().closed)
                    closed_.insert(successor->value);
            } else if (found.empty() && is_still_there(row)) {
                successor = row.successor_id;
            }
            if (successor != row.successor_id)
                store::set_successor(state_.db, row.id, successor);
            row.successor_id = successor;
            if (found.size() == 1)
                continue;
            const bool is_elsewhere =
                found.empty() && !names_.find(row.successor, row.programme).empty();
            const std::string why =
                is_elsewhere
                    ? "only another programme's plan has something called that: give an ID or a "
                      "title of this one, or write the row under that programme"
                    : why_unclear(found);
            if (const auto link = incoming_.find(row.id); link != incoming_.end())
                ask_of_nobody(*link->second, why);
            else
                state_.report.questioned.push_back(
                    {{row.place.file, row.place.sheet, row.place.row, {}},
                     row.successor,
                     row.successor,
                     why});
        }
    }

    /// Whether what the row's successor was is in the plan of its programme, if under a new name.
    [[nodiscard]] bool is_still_there(const store::dependency_row& row) {
        if (!row.successor_id)
            return false;
        const auto item = store::find_item(state_.db, *row.successor_id);
        if (item && item->closed)
            closed_.insert(item->id.value);
        return item && !item->vanished_on && item->programme == row.programme;
    }

    /// A row whose successor is not clear is no item's: only this import's report asks about it.
    void ask_of_nobody(const incoming_link& link, std::string why) {
        const store::dependency_row& row = link.row;
        state_.report.questioned.push_back(
            {link.successor_place, row.successor, row.successor, std::move(why)});
        resolved_refs refs;
        resolve(names_, {{}, row.programme}, row.predecessor, row.lag_days, refs);
        for (unclear_ref& each : refs.unclear)
            state_.report.questioned.push_back(
                {row.place, row.successor, std::move(each.text), std::move(each.reason)});
    }

    void note_changes(const rows_by_successor& before, const rows_by_successor& now) {
        std::map<std::int64_t, plan::source_place> places;
        for (const auto& [id, rows] : now)
            places.emplace(id, rows.front()->place);
        for (const auto& [id, rows] : before)
            places.emplace(id, rows.front()->place);
        std::erase_if(places, [&](const auto& each) {
            return in_words(before, each.first) == in_words(now, each.first) ||
                   from_.added.contains(each.first);
        });
        if (places.empty())
            return;
        // A first table of links may change every item: one pass instead of a look at each.
        store::each_item_name(state_.db, [&](const store::item_name& item) {
            const auto at = places.find(item.id.value);
            if (at == places.end())
                return;
            const std::string was = in_words(before, at->first);
            const std::string is = in_words(now, at->first);
            const bool is_dropped = is.empty() && !from_.sheets.source.empty();
            state_.changed(std::string(plan::to_text(item.kind)) + " " + item.ref, item.id,
                           item.title, {field::predecessor, was, is},
                           is_dropped ? from_.sheets.source : plan::in_words(at->second));
        });
    }

    void settle(const std::vector<store::typed_link>& links, const rows_by_successor& rows) {
        static const std::vector<const store::dependency_row*> none;
        for (const store::typed_link& link : links) {
            const auto of = rows.find(link.id.value);
            store::set_product_of(state_.db, link.id, product_of(link));
            settle(link, of == rows.end() ? none : of->second);
        }
        for (const auto& [id, of] : rows) {
            if (std::ranges::binary_search(links, id, {}, [](const auto& l) { return l.id.value; }))
                continue;
            // A successor is of the programme of its rows.
            settle({{id}, of.front()->programme, {}, {}, closed_.contains(id), false}, of);
        }
    }

    void settle(const store::typed_link& link,
                const std::vector<const store::dependency_row*>& rows) {
        if (link.depends_on.empty() && rows.empty() && !link.questioned)
            return;
        const referring_item successor{link.id, link.programme};
        resolved_refs refs;
        for (const std::string& typed : link.depends_on)
            resolve(names_, successor, typed, 0, refs);
        for (const store::dependency_row* row : rows) {
            const std::size_t had = refs.unclear.size();
            resolve(names_, {link.id, row->programme}, row->predecessor, row->lag_days, refs);
            if (refs.unclear.size() > had) {
                refs.unclear.back().place = row->place;
                refs.unclear.back().is_new = incoming_.contains(row->id);
            }
        }
        store::replace_dependencies(state_.db, link.id, std::move(refs.known));
        if (link.closed)
            refs.unclear.clear();
        if (link.questioned || !refs.unclear.empty())
            ask(link.id, refs.unclear);
    }

    [[nodiscard]] std::optional<plan::item_id> product_of(const store::typed_link& link) const {
        if (link.product.empty())
            return std::nullopt;
        auto found = names_.find(link.product, link.programme);
        std::erase_if(found, [](const store::item_name& each) {
            return each.kind != plan::item_kind::product;
        });
        return found.size() == 1 ? std::optional(found.front().id) : std::nullopt;
    }

    void ask(plan::item_id id, const std::vector<unclear_ref>& unclear) {
        auto item = store::find_item(state_.db, id);
        if (!item)
            return;
        auto asked = question_of(unclear);
        const auto is_ours = [](const plan::question& q) -> bool {
            return q.field == to_text(field::depends_on);
        };
        const auto before = std::ranges::find_if(item->questions, is_ours);
        const auto typed_at = from_.places.find(id.value);
        const bool is_typed = typed_at != from_.places.end();
        if (asked && unclear.front().place)
            asked->place = *unclear.front().place;
        else if (asked && is_typed)
            asked->place = typed_at->second;
        else if (asked && before != item->questions.end())
            asked->place = before->place;
        const bool is_same = before == item->questions.end() ? !asked : asked && *asked == *before;
        if (asked)
            report(*item, *asked, unclear, is_same, is_typed);
        if (is_same)
            return;
        const bool is_shifted =
            asked && before != item->questions.end() && asks_the_same(*asked, *before);
        std::erase_if(item->questions, is_ours);
        if (asked)
            item->questions.push_back(std::move(*asked));
        if (is_shifted)
            store::update_questions(state_.db, *item);
        else
            store::update_item(state_.db, *item);
    }

    /// What an item's own column holds is one cell; of a table of dependencies each row has its
    /// own.
    void report(const plan::item& item, const plan::question& asked,
                const std::vector<unclear_ref>& unclear, bool is_same, bool is_typed) {
        std::vector<unclear_ref> of_column = unclear;
        std::erase_if(of_column, [](const unclear_ref& each) { return each.place.has_value(); });
        const auto in_column = question_of(of_column);
        if (in_column && (!is_same || is_typed))
            state_.report.questioned.push_back(
                {asked.place, item.ref, in_column->text, in_column->reason});
        for (const unclear_ref& each : unclear)
            if (each.place && (each.is_new || !is_same))
                state_.report.questioned.push_back({*each.place, item.ref, each.text, each.reason});
    }

    import_state& state_;
    const link_sources& from_;
    item_names names_;
    std::vector<store::dependency_row> rows_;
    std::unordered_set<std::int64_t> closed_;               ///< successors of the rows
    std::map<std::int64_t, const incoming_link*> incoming_; ///< those of this import, by row
};

} // namespace

void link_items(import_state& state, const link_sources& from) {
    linker(state, from).run();
}

} // namespace remembrancer::intake
