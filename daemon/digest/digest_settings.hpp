#pragma once

namespace remembrancer::digest {

/// How many exact dates in one week or on one day, and how many last days in one month, are too
/// many; 0 for any number is fine, at most 1,000,000.
struct cluster_limits {
    int programme = 8;
    int workstream = 4;
    int owner = 4;
    int programme_day = 0;
    int workstream_day = 0;
    int owner_day = 0;
    int month = 20; ///< of the programme, if it is a peak as well

    friend bool operator==(const cluster_limits&, const cluster_limits&) = default;
};

} // namespace remembrancer::digest
