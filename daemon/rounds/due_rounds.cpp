#include "daemon/rounds/due_rounds.hpp"

namespace remembrancer::rounds {

due_rounds rounds_due(const schedule& of, base::instant last, base::instant now,
                      const calendar::working_calendar& calendar) {
    using std::chrono::milliseconds;
    due_rounds due;
    due.missed = of.when.occurrences(last + milliseconds(1), now + milliseconds(1), calendar);
    if (due.missed.empty() || now - due.missed.back() > of.catch_up)
        return due;
    due.hold = due.missed.back();
    due.missed.pop_back();
    return due;
}

} // namespace remembrancer::rounds
