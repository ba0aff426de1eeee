#pragma once

#include "daemon/digest/digest_rows.hpp"

#include <array>

namespace remembrancer::digest {

/// A band of scores, from its lowest on to the next one's.
struct score_band {
    int lowest = 1;
    bool is_top = false;
    std::string name; ///< `Red`

    friend bool operator==(const score_band&, const score_band&) = default;
};

/// The map of the open risks, and the highest scores of risks and issues with the rank that they
/// had when the digest's period began.
class register_sections {
public:
    /// Bands ascending; they must outlive it.
    register_sections(const context& in, const std::vector<score_band>& bands);

    void add(const plan::item& item);
    void put_figures_into(plan::digest& out) const;
    void put_map_into(plan::digest& out) const;
    void put_top_into(plan::digest& out) const;

private:
    static constexpr std::size_t scale = 5;

    /// A score now and then, 0 for none.
    struct standing {
        int now = 0;
        int before = 0;
        std::int64_t id = 0;
    };
    struct ranked {
        std::vector<standing> all;
        std::vector<std::pair<standing, std::vector<plan::digest_cell>>> top;
        void add(const standing& one, const plan::item& item, const context& in);
    };
    struct square {
        int risks = 0;
        std::string refs;
    };

    /// Null for a score below the lowest band.
    [[nodiscard]] const score_band* band_of(int score) const;
    [[nodiscard]] plan::emphasis emphasis_of(int score) const;
    [[nodiscard]] plan::digest_cell cell_of(int impact, int likelihood) const;
    void put_top(const ranked& from, plan::digest_part part, plan::digest& out) const;

    const context& in_;
    const std::vector<score_band>& bands_;
    ranked risks_;
    ranked issues_;
    int open_risks_ = 0;
    int high_ = 0;
    std::array<std::array<square, scale>, scale> map_; ///< by impact, then likelihood
    bool is_mapped_ = false;
};

} // namespace remembrancer::digest
