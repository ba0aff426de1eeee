#include "tests/bench/million.hpp"

#include "daemon/calendar/bank_holidays.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/people.hpp"

#include <random>

namespace remembrancer::bench {
namespace {

constexpr unsigned workstreams = 50;
constexpr std::size_t items_a_commit = 20'000;

std::string numbered(const char* word, unsigned number) {
    return std::string(word) + " " + std::to_string(number);
}

plan::plan_date a_day(plan::date day) {
    plan::plan_date when;
    when.text = plan::to_iso(day);
    when.precision = plan::precision::day;
    when.from = when.by = day;
    return when;
}

void fill_people(store::session& db, unsigned people) {
    store::transaction all(db);
    for (unsigned i = 0; i < people; ++i) {
        plan::person one;
        one.name = numbered("Owner", i);
        one.email = "owner" + std::to_string(i) + "@programme.example";
        store::put_person(db, one);
    }
    for (unsigned i = 0; i < workstreams; ++i) {
        plan::workstream one;
        one.name = numbered("Workstream", i);
        one.sponsors = {numbered("Owner", i)};
        one.project_managers = {numbered("Owner", i + workstreams)};
        store::put_workstream(db, one);
    }
    all.commit();
}

/// Of one item.
struct its_dates {
    plan::date promised;
    plan::date expected;
};

its_dates dates_of(const programme_size& size, bool is_late, std::minstd_rand& random) {
    const std::chrono::sys_days today(round_day());
    const auto ahead = is_late ? std::chrono::days(-1) : std::chrono::days(30 + random() % 700);
    std::chrono::sys_days expected = today + ahead;
    std::chrono::days slipped(7);
    if (size.dated_as_real) {
        const unsigned weekday = std::chrono::weekday(expected).iso_encoding();
        // A quarter of those on a weekend stay there: 7 in a hundred of all.
        if (weekday > 5 && random() % 4 != 0)
            expected += std::chrono::days(8 - weekday);
        if (random() % 100 >= 15)
            slipped = std::chrono::days(0);
    }
    return {plan::date(expected - slipped), plan::date(expected)};
}

} // namespace

plan::date round_day() {
    using namespace std::chrono_literals;
    return 2018y / std::chrono::December / 5d;
}

std::shared_ptr<const rounds::snapshot> plain_snapshot() {
    const rounds::programme_settings programme;
    std::vector<plan::date> days;
    const auto holidays = calendar::read_bank_holidays({REMEMBRANCER_HOLIDAYS});
    for (const auto& [day, title] : holidays.at(calendar::nation::england_and_wales))
        days.push_back(day);
    routing::routing_settings routing;
    routing.roles.programme_director = numbered("Owner", 0);
    routing.roles.programme_office = numbered("Owner", 1);
    const rounds::schedule_settings daily;
    return std::make_shared<const rounds::snapshot>(
        rounds::snapshot{programme,
                         calendar::zone::named(programme.zone),
                         calendar::working_calendar(days, {}),
                         {},
                         std::move(routing),
                         {{daily.name, calendar::make_recurrence(daily.when), daily.catch_up}},
                         {{"email", "email", true}},
                         {},
                         {},
                         {}});
}

void fill_store(store::session& db, const programme_size& size) {
    fill_people(db, size.people);
    std::minstd_rand random(20181205);
    const std::chrono::sys_days today(round_day());
    for (std::size_t made = 0; made < size.items;) {
        store::transaction all(db);
        for (std::size_t i = 0; i < items_a_commit && made < size.items; ++i, ++made) {
            const auto number = static_cast<unsigned>(made);
            plan::item item;
            item.ref = std::to_string(made + 1);
            item.title = numbered("Agree and publish the arrangements for service", number);
            item.workstream = numbered("Workstream", number % workstreams);
            item.rag = plan::rag::amber;
            item.rag_text = "A";
            const its_dates dates = dates_of(size, made < size.late, random);
            item.baseline = a_day(dates.promised);
            item.forecast = a_day(dates.expected);
            item.owner_text = numbered("Owner", static_cast<unsigned>(random() % size.people));
            item.owners = {item.owner_text};
            item.status_text = "On track";
            item.known_since = item.dates_known_since = plan::date(today - std::chrono::days(60));
            store::insert_item(db, item, "id/" + item.ref);
        }
        all.commit();
    }
    db.checkpoint();
}

} // namespace remembrancer::bench
