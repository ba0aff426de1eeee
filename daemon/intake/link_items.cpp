#include "daemon/intake/link_items.hpp"

#include "daemon/intake/item_names.hpp"
#include "daemon/intake/predecessor_text.hpp"
#include "daemon/store/dependencies.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/measure_parts.hpp"
#include "daemon/store/product_parts.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

/// A ref that is not an item's alone, and why.
struct unclear_ref {
    std::string text;
    std::string reason;
};

struct resolved_refs {
    std::vector<store::dependency> known;
    std::vector<unclear_ref> unclear;
};

class linker {
public:
    linker(import_state& state, const dependency_places& places) : state_(state), places_(places) {}

    void run() {
        const bool had_parts = store::has_product_parts(state_.db);
        // An item that depended on something and does so no more has been woken by its change.
        if (store::has_dependencies(state_.db))
            store::drop_untyped_dependencies(state_.db);
        if (had_parts)
            store::drop_untyped_parts(state_.db);
        const auto links = store::typed_links(state_.db);
        if (!links.empty()) {
            read_names(links);
            for (const store::typed_link& link : links)
                settle(link);
        }
        // Whether the plan puts milestones under products decides what is asked of every product.
        if (store::has_product_parts(state_.db) != had_parts)
            store::wake_products(state_.db);
        store::wake_totals(state_.db);
    }

private:
    void read_names(const std::vector<store::typed_link>& links) {
        for (const store::typed_link& link : links) {
            names_.expect(link.product);
            for (const std::string& typed : link.depends_on) {
                names_.expect(typed);
                names_.expect(split_lag(typed).name);
            }
        }
        store::each_item_name(state_.db,
                              [this](const store::item_name& item) { names_.add(item); });
    }

    void settle(const store::typed_link& link) {
        store::set_product_of(state_.db, link.id, product_of(link));
        if (link.depends_on.empty())
            return;
        resolved_refs refs;
        for (const std::string& typed : link.depends_on)
            resolve(link, typed, refs);
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

    void resolve(const store::typed_link& successor, const std::string& typed,
                 resolved_refs& into) const {
        predecessor_text split{typed, 0};
        auto found = names_.find(typed, successor.programme);
        if (found.empty()) {
            split = split_lag(typed);
            found = names_.find(split.name, successor.programme);
        }
        const bool names_itself =
            std::erase_if(found, [&](const auto& each) { return each.id == successor.id; }) > 0;
        if (found.size() == 1 && split.lag_days)
            into.known.push_back({found.front().id, *split.lag_days});
        else
            into.unclear.push_back({typed, reason_of(found, names_itself)});
    }

    static std::string reason_of(const std::vector<store::item_name>& found, bool names_itself) {
        if (found.size() > 1)
            return fmt::format("{} items are called that: write the kind before the ID, as "
                               "'milestone 18', or give them different IDs",
                               found.size());
        if (found.size() == 1)
            return "the time after it is not understood: expected days or weeks, as 'M12 + 5 days'";
        if (names_itself)
            return "an item cannot depend on itself: give the ID of another";
        return "nothing in the plan is called that: give its ID, or its title as it stands there";
    }

    /// One question an item: it is one cell.
    static std::optional<plan::question> question_of(const std::vector<unclear_ref>& unclear) {
        if (unclear.empty())
            return std::nullopt;
        plan::question asked;
        asked.field = to_text(field::depends_on);
        for (const unclear_ref& each : unclear) {
            asked.text += (asked.text.empty() ? "" : ", ") + each.text;
            const std::string reason =
                unclear.size() == 1 ? each.reason : fmt::format("'{}': {}", each.text, each.reason);
            asked.reason += (asked.reason.empty() ? "" : "; ") + reason;
        }
        return asked;
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
        const auto place = places_.find(id.value);
        if (asked && place != places_.end())
            asked->place = place->second;
        else if (asked && before != item->questions.end())
            asked->place = before->place;
        const bool is_same = before == item->questions.end() ? !asked : asked && *asked == *before;
        if (asked && (!is_same || place != places_.end()))
            state_.report.questioned.push_back(
                {asked->place, item->ref, asked->text, asked->reason});
        if (is_same)
            return;
        std::erase_if(item->questions, is_ours);
        if (asked)
            item->questions.push_back(std::move(*asked));
        store::update_item(state_.db, *item);
    }

    import_state& state_;
    const dependency_places& places_;
    item_names names_;
};

} // namespace

void link_items(import_state& state, const dependency_places& places) {
    linker(state, places).run();
}

} // namespace remembrancer::intake
