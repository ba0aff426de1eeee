#include "daemon/rounds/explain.hpp"

#include "daemon/calendar/week.hpp"
#include "daemon/rounds/explain_parts.hpp"
#include "daemon/rounds/pressure.hpp"
#include "daemon/routing/pauses.hpp"
#include "daemon/rules/dates_clustered.hpp"
#include "daemon/store/episodes.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace remembrancer::rounds {
namespace {

constexpr std::chrono::days one_week{7};

bool is_in(const std::vector<explained_message>& messages, plan::outbox_id id) {
    return std::ranges::any_of(messages, [id](const auto& each) { return each.row.id == id; });
}

/// What a round decided for the person and no message of the week brought them.
std::vector<explained_alert> spared(store::session& db, explainer& by, const explained_week& of) {
    std::vector<explained_alert> out;
    const plan::date sunday = of.monday + std::chrono::days(6);
    for (const store::decided_alert& each : store::decided_for(db, of.person, of.monday, sunday)) {
        const bool is_theirs = each.alert.recipient == of.person;
        if (is_theirs && each.message && is_in(of.got, *each.message))
            continue;
        out.push_back(by.explained(each));
    }
    return out;
}

/// Whom a person may hear of, on the days of a week. Items with the same people are looked at once.
class hearer {
public:
    hearer(const known_people& known, const explained_week& of, plan::date last)
        : known_(known), person_(of.person), first_(of.monday), last_(last) {}

    [[nodiscard]] bool may_hear_of(const plan::item& item) {
        const auto [found, is_new] = answers_.try_emplace(people_of(item));
        if (is_new)
            found->second = is_told_of(item);
        return found->second;
    }

private:
    static std::string people_of(const plan::item& item) {
        return fmt::format("{}\n{}\n{}\n{}\n{}\n\n{}\n\n{}", static_cast<int>(item.kind),
                           item.programme, item.workstream, item.owner_text,
                           fmt::join(item.owners, "\n"), fmt::join(item.clearance, "\n"),
                           fmt::join(item.boards, "\n"));
    }

    [[nodiscard]] bool is_told_of(const plan::item& item) const {
        for (int number = 1; !plan::to_text(static_cast<plan::role>(number)).empty(); ++number)
            for (const routing::holder& each :
                 known_.directory.holders(static_cast<plan::role>(number), item))
                if (is_told_for(each, item))
                    return true;
        return false;
    }

    /// As the one meant, or in their place.
    [[nodiscard]] bool is_told_for(const routing::holder& meant, const plan::item& item) const {
        if (meant.principal == person_)
            return true;
        for (plan::date day = first_; day <= last_; day += std::chrono::days(1))
            if (known_.directory.stand_in(meant, day, known_.absences, item.programme).recipient ==
                person_)
                return true;
        return false;
    }

    const known_people& known_;
    const std::string& person_;
    plan::date first_;
    plan::date last_;
    std::unordered_map<std::string, bool> answers_;
};

/// The items of which a pause may have kept something from the person in the week.
std::vector<plan::item_id> items_paused(store::session& db, const explained_week& of,
                                        const known_people& known, plan::date last) {
    std::vector<plan::pause> pauses;
    std::ranges::copy_if(known.pauses, std::back_inserter(pauses), [&](const plan::pause& each) {
        const bool may_concern = each.person.empty() || each.person == of.person;
        return may_concern && each.from <= last && each.until >= of.monday;
    });
    std::vector<plan::item_id> found;
    if (pauses.empty())
        return found;
    hearer person(known, of, last);
    store::each_item_told_of(db, of.monday, last, [&](const plan::item& item) {
        const bool is_paused = std::ranges::any_of(
            pauses, [&item](const plan::pause& each) { return routing::concerns(each, item); });
        if (is_paused && person.may_hear_of(item))
            found.push_back(item.id);
    });
    return found;
}

std::vector<paused_step> paused(store::session& db, explainer& by, const explained_week& of,
                                plan::date last) {
    std::vector<paused_step> out;
    for (const plan::item_id id : items_paused(db, of, by.known(), last)) {
        const plan::subject subject{plan::subject_kind::item, id.value};
        const plan::item* item = by.item_of(subject);
        if (item == nullptr)
            continue;
        const auto decided = store::decided_of(db, subject);
        for (const plan::episode& episode : store::episodes_of(db, subject)) {
            for (routing::kept_back& each :
                 by.kept_back(*item, episode, decided, of.monday, last)) {
                if (each.alert.recipient == of.person || each.alert.principal == of.person)
                    out.push_back({*item, episode.rule, std::move(each)});
            }
        }
    }
    return out;
}

/// Beyond what the rule sees: it says something new when a date comes into sight.
constexpr std::chrono::weeks year{52};

void add_loads(store::session& db, const scope& in, const std::string& programme,
               explained_week& to) {
    const judged_by by = judging(*in.settings, programme);
    const rules::context now{in.today, by.calendar, by.rules};
    const plan::date last = in.today + rules::dates_clustered::ahead + year;
    for (const plan::load& each : loads_ahead(db, in, programme, last)) {
        if (each.of != plan::load_of::owner || each.name != to.person)
            continue;
        explained_load& out = to.loads.emplace_back();
        out.programme = by.programme.name;
        out.clusters = rules::dates_clustered::find(each, now);
        out.says_new_on = rules::dates_clustered::next_wake(each, now);
        if (const plan::pause* silence =
                routing::silence_of(in.known->pauses, each, plan::rule::dates_clustered,
                                    in.known->directory.office(programme), in.today))
            out.silenced_by = *silence;
    }
}

} // namespace

explained_week explain_week(store::session& db, people_cache& people,
                            const std::shared_ptr<const snapshot>& settings,
                            const std::string& person, plan::date in_week, plan::date today) {
    explainer by(db, people, settings);
    explained_week out;
    out.person = person;
    out.monday = calendar::monday_of(in_week);
    const base::instant from = settings->zone.to_instant({out.monday, {}});
    const base::instant before = settings->zone.to_instant({out.monday + one_week, {}});
    for (const store::outbox_row& row : store::messages_between(db, person, from, before)) {
        explained_message message = by.message(row);
        message.alerts = by.explained(store::decided_in(db, row.id));
        out.got.push_back(std::move(message));
    }
    out.spared = spared(db, by, out);
    out.paused = paused(db, by, out, std::min(out.monday + std::chrono::days(6), today));
    const auto in = look_at(db, people, settings, today);
    add_loads(db, *in, {}, out);
    for (const further_programme& each : settings->further_programmes)
        add_loads(db, *in, each.programme.name, out);
    return out;
}

} // namespace remembrancer::rounds
