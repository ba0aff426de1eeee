#include "daemon/intake/vocabulary.hpp"

namespace remembrancer::intake {

using enum table_kind;

const std::vector<vocabulary>& dependency_words() {
    static const std::vector<vocabulary> words{
        {{dependencies},
         field::predecessor,
         {"predecessor", "predecessor id", "predecessor ref", "predecessor item",
          "predecessor milestone", "predecessor task", "predecessor title", "predecessor name",
          "depends on", "dependent on"},
         true},
        {{dependencies},
         field::predecessor,
         {"from", "from id", "from ref", "from item", "from milestone"}},
        {{dependencies},
         field::successor,
         {"successor", "successor id", "successor ref", "successor item", "successor milestone",
          "successor task", "successor title", "successor name", "dependent item"},
         true},
        {{dependencies},
         field::successor,
         {"item", "item id", "item ref", "to", "to id", "to ref", "to item", "to milestone"}},
        {{dependencies},
         field::lag,
         {"lag", "lag days", "lag in days", "lag weeks", "lag in weeks", "lag time", "time lag"},
         true},
        {{dependencies},
         field::link_type,
         {"type", "link type", "dependency type", "relationship", "relationship type"}},
        {{dependencies}, field::programme, {"programme", "program", "programme name"}},
    };
    return words;
}

} // namespace remembrancer::intake
