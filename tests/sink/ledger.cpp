#include "tests/sink/ledger.hpp"

#include <algorithm>
#include <functional>

namespace remembrancer::sink {

namespace {

bool fits_on_a_line(std::string_view id) {
    return !id.empty() && id.size() <= ledger::longest_id &&
           std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c != '\x7f'; });
}

std::uint64_t repeats_of(std::uint32_t copies, std::uint32_t injected) {
    return copies > injected + 1 ? copies - injected - 1 : 0;
}

} // namespace

void ledger::record(std::string_view id, fate what, std::int64_t now_ms) {
    totals_.deliveries += what == fate::refused ? 0 : 1;
    totals_.refused += what == fate::refused ? 1 : 0;
    if (!fits_on_a_line(id)) {
        ++totals_.without_id;
        return;
    }
    entry& e = find_or_add(id, now_ms);
    e.last_ms = now_ms;
    if (what == fate::refused) {
        ++e.refused;
        return;
    }
    totals_.ids += e.copies == 0 ? 1 : 0;
    totals_.repeats -= repeats_of(e.copies, e.injected);
    ++e.copies;
    ++totals_.copies;
    if (what == fate::accepted_apart) {
        ++e.injected;
        ++totals_.injected_copies;
    }
    totals_.repeats += repeats_of(e.copies, e.injected);
    totals_.max_copies = std::max<std::uint64_t>(totals_.max_copies, e.copies);
}

std::vector<id_record> ledger::records() const {
    std::vector<id_record> all;
    all.reserve(entries_.size());
    for (const entry& e : entries_)
        all.push_back({id_of(e), e.copies, e.injected, e.refused, e.first_ms, e.last_ms});
    return all;
}

void ledger::reset() {
    *this = ledger();
}

std::string_view ledger::id_of(const entry& e) const {
    return std::string_view(text_).substr(e.offset, e.length);
}

ledger::entry& ledger::find_or_add(std::string_view id, std::int64_t now_ms) {
    if (entries_.size() * 2 >= slots_.size())
        rehash();
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(id)&mask;
    for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
        entry& e = entries_[slots_[slot] - 1];
        if (id_of(e) == id)
            return e;
    }
    entry fresh;
    fresh.offset = text_.size();
    fresh.length = static_cast<std::uint32_t>(id.size());
    fresh.first_ms = now_ms;
    text_.append(id);
    entries_.push_back(fresh);
    slots_[slot] = static_cast<std::uint32_t>(entries_.size());
    return entries_.back();
}

void ledger::rehash() {
    slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        std::size_t slot = std::hash<std::string_view>{}(id_of(entries_[i])) & mask;
        while (slots_[slot] != 0)
            slot = (slot + 1) & mask;
        slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

} // namespace remembrancer::sink
