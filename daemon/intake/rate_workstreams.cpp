#include "daemon/base/text.hpp"
#include "daemon/intake/history.hpp"
#include "daemon/intake/import_items.hpp"
#include "daemon/store/items.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::intake {
namespace {

/// A report's own is its title alone, so one workstream may have both.
std::string identity_of_rating(const plan::workstream& of) {
    return store::identity_of(of.programme, "", of.name, of.name);
}

void take_rating(plan::item& item, const plan::workstream& of) {
    item.title = of.name;
    item.workstream = of.name;
    item.rag = of.rag;
    item.rag_text = of.rag_text;
    item.closed = of.rag == plan::rag::complete;
    item.stopped = false;
}

} // namespace

void item_import::rate_workstreams() {
    for (const auto& [at, stream] : workstreams_) {
        const auto known =
            store::find_item(state_.db, plan::item_kind::report, identity_of_rating(stream));
        if (known)
            seen_.insert(known->id.value);
        const bool counts =
            stream.rag != plan::rag::none && !stream.vanished_on && !has_report(stream);
        if (!counts)
            end_rating(stream);
        else if (known)
            rate(*known, stream);
        else
            add_rating(stream);
    }
}

/// Given by a row, not only asked for.
bool item_import::has_report(const plan::workstream& of) const {
    const auto report = store::find_item(state_.db, plan::item_kind::report,
                                         store::identity_of(of.programme, "", "", of.name));
    return report && !report->vanished_on && (report->reported_on || !rates_nothing(*report));
}

/// Counted with the workstreams: the plan has no row for it besides.
void item_import::add_rating(const plan::workstream& of) {
    plan::item item;
    item.kind = plan::item_kind::report;
    item.programme = of.programme;
    item.known_since = state_.as_of;
    item.dates_known_since = state_.as_of;
    take_rating(item, of);
    // A store from before such items knows what the rating was.
    const auto before = state_.ratings_before.find({of.programme, base::folded(of.name)});
    if (before != state_.ratings_before.end() && before->second != of.rag) {
        plan::item then = item;
        then.rag = before->second;
        item.history = history_after(then, item, {state_.as_of});
    }
    insert(item, identity_of_rating(of));
    seen_.insert(item.id.value);
}

void item_import::rate(const plan::item& known, const plan::workstream& of) {
    plan::item item = known;
    take_rating(item, of);
    if (known.stopped) {
        // What it said in between nobody knows.
        item.history = history_of_new(item);
        item.known_since = state_.as_of;
    } else {
        item.history = history_after(known, item, {state_.as_of});
    }
    if (item.closed != known.closed)
        item.dates_known_since = state_.as_of;
    // Each day of such a table is a period.
    if (listed_.contains(home_of(item)) &&
        state_.as_of > std::max(item.known_since, item.history.moved_on.value_or(item.known_since)))
        item.history.moved_on = state_.as_of;
    if (item != known)
        store::update_item(state_.db, item);
}

void item_import::end_rating(const plan::workstream& of) {
    auto known = store::find_item(state_.db, plan::item_kind::report, identity_of_rating(of));
    if (!known || known->stopped)
        return;
    known->closed = true;
    known->stopped = true;
    known->dates_known_since = state_.as_of;
    store::update_item(state_.db, *known);
}

} // namespace remembrancer::intake
