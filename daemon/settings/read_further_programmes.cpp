#include "daemon/base/text.hpp"
#include "daemon/settings/programme_parts.hpp"
#include "daemon/settings/readers.hpp"

#include <set>
#include <utility>

namespace remembrancer::settings {

void read_further_programmes(section& root, settings& into) {
    std::set<std::string> names{base::folded(into.programme.name)};
    for (section& one : root.tables("further_programme")) {
        further_programme further;
        further.programme.zone = into.programme.zone;
        further.programme.nation = into.programme.nation;
        further.roles = into.routing.roles;
        further.bands = into.rules.bands;
        one.read("name", further.programme.name);
        one.expect("name", one.has("name"), "expected the name that the plan has for it");
        if (one.is_good("name") && !names.insert(base::folded(further.programme.name)).second)
            one.fault_at("name", "there is another programme of this name");
        one.refuse("zone", "a further programme has no zone of its own: rounds, and the day that "
                           "every item is judged by, are those of [programme] zone");
        read_nation(one, further.programme.nation);
        one.read("programme_director", further.roles.programme_director);
        one.read("programme_office", further.roles.programme_office);
        read_dates(one, further.programme);
        read_bands(one, further.bands);
        further.closures = read_closures(one);
        further.reading.name = further.programme.name;
        read_rag_words(one, further.reading.rag_words);
        if (one.has("severity"))
            read_scale(one, "severity", further.reading.severity.emplace(into.intake.severity));
        for (const rounds::key_date& date : further.programme.key_dates)
            further.reading.key_dates.push_back({date.name, date.day});
        one.finish();
        into.intake.further_programmes.push_back(further.reading);
        into.further_programmes.push_back(std::move(further));
    }
}

} // namespace remembrancer::settings
