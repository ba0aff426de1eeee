#include "daemon/intake/vocabulary.hpp"

namespace remembrancer::intake {

using enum table_kind;

const std::vector<vocabulary>& absence_words() {
    static const std::vector<vocabulary> words{
        {{absences},
         field::name,
         {"person", "name", "full name", "contact", "contact name", "who", "officer", "employee",
          "member of staff", "colleague"}},
        {{absences},
         field::away_from,
         {"away from", "first day away", "absent from", "leave from", "on leave from",
          "leave starts", "leave start", "leave start date", "first day of leave",
          "first day of absence", "absence start", "absence starts", "absence start date",
          "days away", "dates away", "leave dates", "away"},
         true},
        {{absences},
         field::away_from,
         {"from", "from date", "date from", "first day", "start", "starts", "start date"}},
        {{absences},
         field::away_until,
         {"away until", "away to", "last day away", "absent until", "absent to", "leave until",
          "leave to", "on leave until", "leave ends", "leave end", "leave end date",
          "last day of leave", "last day of absence", "absence end", "absence ends",
          "absence end date"},
         true},
        {{absences},
         field::away_until,
         {"until", "to", "to date", "date to", "last day", "end", "ends", "end date"}},
        {{absences},
         field::back_on,
         {"back on", "back", "first day back", "returns on", "returns", "return", "return date",
          "date of return"}},
        {{absences}, field::programme, {"programme", "program", "programme name"}},
    };
    return words;
}

} // namespace remembrancer::intake
