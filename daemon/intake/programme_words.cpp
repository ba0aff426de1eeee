#include "daemon/intake/vocabulary.hpp"

namespace remembrancer::intake {

const std::vector<vocabulary>& programme_table_words() {
    using enum table_kind;
    static const std::vector<vocabulary> words{
        {{programmes}, field::programme, {"programme", "program", "programme name"}},
        {{programmes}, field::nation, {"nation", "bank holidays of", "whose bank holidays"}, true},
        {{programmes},
         field::key_date,
         {"key dates", "key date", "vesting day", "vesting date", "opening day", "go live date"},
         true},
        {{programmes},
         field::programme_director,
         {"programme director", "director", "senior responsible owner", "sro"}},
        {{programmes},
         field::programme_office,
         {"programme office", "programme management office", "pmo", "office"}},
        {{programmes}, field::rag_key, {"rag key", "ratings key", "rating key"}, true},
        {{programmes}, field::bands, {"risk bands", "bands", "risk score bands"}, true},
        {{programmes},
         field::severity_scale,
         {"severity scale", "issue severities", "severities"},
         true},
        {{programmes},
         field::started,
         {"started", "started on", "start", "start date", "start day", "begins", "began"}},
    };
    return words;
}

} // namespace remembrancer::intake
