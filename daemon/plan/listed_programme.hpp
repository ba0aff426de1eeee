#pragma once

#include <string>

namespace remembrancer::plan {

/// What a table of programmes says of one, in the words of the settings; empty where it says
/// nothing. Of a list each part is `NAME: VALUE`, and between two is "; ".
struct listed_programme {
    std::string name;      ///< unique when folded
    std::string nation;    ///< `england-and-wales`, `scotland` or `northern-ireland`
    std::string started;   ///< as 2019-05-01
    std::string key_dates; ///< `vesting day: 2019-04-01; opening day: 2020-04-01`
    std::string programme_director;
    std::string programme_office;
    std::string rag_key;  ///< what else a rating may be called: `B: red; P: complete`
    std::string bands;    ///< the lowest score in each, the lowest first: `Amber: 8; Red: 15`
    std::string severity; ///< of issues, the lowest and the highest: `1: 4`

    friend bool operator==(const listed_programme&, const listed_programme&) = default;
};

} // namespace remembrancer::plan
