#pragma once

#include "daemon/store/typed_links.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace remembrancer::intake {

/// Finds items by what somebody typed: `M12`, `18`, `risk 18`, a title. It keeps only the names
/// that are asked for, so that a large plan with few links costs little.
class item_names {
public:
    /// Says that `find` will be asked for it. Before the items are added.
    void expect(std::string_view typed);

    void add(const store::item_name& item);

    /// The items that it may mean in a plan of that programme: a ref goes before a title, what has
    /// a date to be kept before what is told each period (whose number nobody typed), the
    /// programme's own before another's, and what is in the plan before what has vanished from it.
    [[nodiscard]] std::vector<store::item_name> find(std::string_view typed,
                                                     std::string_view programme) const;

    /// As `find`, and nothing of another programme.
    [[nodiscard]] std::vector<store::item_name> find_own(std::string_view typed,
                                                         std::string_view programme) const;

private:
    [[nodiscard]] std::vector<store::item_name>
    find(std::string_view typed, std::string_view programme, bool only_own) const;

    using by_name = std::unordered_map<std::string, std::vector<store::item_name>>;

    by_name refs_; ///< folded
    by_name titles_;
};

} // namespace remembrancer::intake
