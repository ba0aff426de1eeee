#pragma once

// For the files of this folder only.

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>

namespace remembrancer::store {

/// So many numbers in the places of one statement, for rows that lie far apart. Of a place that is
/// not needed the number is 0, which no row has.
class several_ids {
public:
    static constexpr std::size_t at_once = 16;

    several_ids() {
        for (std::size_t i = 0; i < at_once; ++i)
            places_ += (i == 0 ? ":id" : ", :id") + std::to_string(i);
    }
    several_ids(const several_ids&) = delete;
    several_ids& operator=(const several_ids&) = delete;

    /// What stands between the brackets of `id IN (...)`.
    [[nodiscard]] const std::string& places() const { return places_; }
    template <class Bind>
    void each(const Bind& bind) {
        for (long long& id : ids_)
            bind(id);
    }
    /// Takes the next of them.
    template <class Id>
    void take(std::span<const Id>& from) {
        const auto now = from.first(std::min(from.size(), at_once));
        ids_.fill(0);
        std::ranges::transform(now, ids_.begin(), &Id::value);
        from = from.subspan(now.size());
    }

private:
    std::array<long long, at_once> ids_{};
    std::string places_;
};

} // namespace remembrancer::store
