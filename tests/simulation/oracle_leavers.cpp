#include "tests/simulation/oracle.hpp"

#include <algorithm>

namespace remembrancer::oracle {

void oracle::know(const std::vector<contact>& contacts) {
    for (const contact& each : who_.contacts()) {
        if (std::ranges::find(contacts, each.name, &contact::name) != contacts.end())
            continue;
        forget(each.name);
        happened_.insert("somebody left the contacts");
    }
    who_.know(contacts);
}

/// What they were to be told and no message holds is as if it had never been: what still holds is
/// decided anew.
void oracle::forget(const std::string& leaver) {
    const auto is_unsaid = [&](const fired& each) {
        return each.told && each.recipient == leaver && !sent_.contains(each.number);
    };
    for (auto& [key, each] : open_)
        std::erase_if(each.said, is_unsaid);
    if (const auto theirs = to_come_.find(leaver); theirs != to_come_.end()) {
        if (!theirs->second.empty())
            happened_.insert("decided anew for who left");
        to_come_.erase(theirs);
    }
}

/// A programme's office is told whether it is a contact or not.
bool oracle::can_be_told(const std::string& name) const {
    return who_.is_contact(name) ||
           std::ranges::find(of_.programmes, name, &programme::office) != of_.programmes.end();
}

} // namespace remembrancer::oracle
