#include "daemon/routing/line_choice.hpp"

#include "daemon/routing/message_part.hpp"

#include <algorithm>
#include <tuple>

namespace remembrancer::routing {
namespace {

// A place is the part times this, and a day: days fit in half of it, whatever their sign.
constexpr std::int64_t places_of_a_part = std::int64_t{1} << 40;

/// The alerts of one episode: a stretch of those that wait.
struct line {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool waits = true; ///< all of them do
    plan::round_id decided;
    std::int64_t place = 0;
    plan::episode_id episode;

    [[nodiscard]] auto rank() const { return std::tuple(waits, decided, place, episode); }
};

std::vector<line> lines_of(const std::vector<plan::waiting_place>& by_episode) {
    std::vector<line> lines;
    for (std::size_t i = 0; i < by_episode.size(); ++i) {
        const plan::waiting_place& each = by_episode[i];
        if (lines.empty() || lines.back().episode != each.episode)
            lines.push_back({i, i, true, each.decided, each.place, each.episode});
        line& now = lines.back();
        now.end = i + 1;
        now.waits = now.waits && each.waits;
        now.decided = std::min(now.decided, each.decided);
        now.place = std::min(now.place, each.place);
    }
    return lines;
}

} // namespace

std::int64_t place_of(plan::rule rule, const plan::alert& alert,
                      const std::optional<plan::date>& anchor) {
    if (rule == plan::rule::weekly_list)
        return place_of_list;
    const auto part = part_of(rule, alert.role, alert.step, alert.reason);
    const std::int64_t day = anchor ? anchor->time_since_epoch().count() : places_of_a_part / 2 - 1;
    return static_cast<std::int64_t>(part) * places_of_a_part + places_of_a_part / 2 + day;
}

chosen_lines choose_lines(std::vector<plan::waiting_place> waiting, int lines) {
    chosen_lines out;
    std::ranges::copy_if(waiting, std::back_inserter(out.alerts),
                         [](const auto& each) { return each.place == place_of_list; });
    std::erase_if(waiting, [](const auto& each) { return each.place == place_of_list; });
    std::ranges::sort(waiting, {}, &plan::waiting_place::episode);
    std::vector<line> all = lines_of(waiting);
    const std::size_t room = std::min(static_cast<std::size_t>(std::max(1, lines)), all.size());
    std::ranges::nth_element(all, all.begin() + static_cast<std::ptrdiff_t>(room), {}, &line::rank);
    out.left = all.size() - room;
    all.resize(room);
    for (const line& each : all)
        out.alerts.insert(out.alerts.end(),
                          waiting.begin() + static_cast<std::ptrdiff_t>(each.begin),
                          waiting.begin() + static_cast<std::ptrdiff_t>(each.end));
    return out;
}

} // namespace remembrancer::routing
