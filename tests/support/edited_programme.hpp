#pragma once

#include "tests/support/programme_store.hpp"

#include <array>
#include <random>
#include <string>
#include <vector>

namespace remembrancer::test {

/// A programme that somebody edits at random, the same for the same seed: dates, owners, what is
/// closed or gone, absences. What can wait waits, and messages are full early.
class edited_programme : public programme_store {
public:
    explicit edited_programme(unsigned seed) : random_(seed) {
        put(a_person("Legal manager", "Owner"));
        settings.routing.bundle.lines_in_message = 4;
        settings.routing.ladders.no_owner.waits = true;
        settings.people.push_back({"Legal sponsor", {}, {}});
        settings.people.back().reminded = rounds::reminders::weekly;
        for (int i = 0; i < 12; ++i)
            items_.push_back(put(an_item(i)));
    }

    void edit(plan::date today) {
        for (plan::item& item : items_) {
            switch (random_() % 12) {
            case 0:
                item.forecast =
                    on(today + std::chrono::days(random_() % 15) - std::chrono::days(3));
                break;
            case 1:
                item.closed = !item.closed;
                break;
            case 2:
                item.owners = {a_name()};
                item.owner_text = item.owners.front();
                break;
            case 3:
                item.vanished_on = item.vanished_on ? std::nullopt : std::optional(today);
                break;
            default:
                continue;
            }
            change(item);
        }
        if (random_() % 4 == 0)
            away(a_name(), today, today + std::chrono::days(1));
    }

private:
    std::string a_name() {
        constexpr std::array names{"Owner", "Legal manager", "Legal sponsor", "Nobody known", ""};
        return names.at(random_() % names.size());
    }
    plan::item an_item(int number) {
        const auto due =
            day("2018-12-05") + std::chrono::days(random_() % 20) - std::chrono::days(10);
        const std::string owner = a_name();
        auto made = a_milestone().in("WS1 Legal").baseline(due);
        made.titled("Item " + std::to_string(number));
        if (!owner.empty())
            made.owned_by(owner);
        return made;
    }

    std::mt19937 random_;
    std::vector<plan::item> items_;
};

} // namespace remembrancer::test
