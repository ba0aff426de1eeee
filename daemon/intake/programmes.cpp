#include "daemon/intake/programmes.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>

namespace remembrancer::intake {
namespace {

const programme_reading* find(std::string_view name, const intake_settings& settings) {
    const auto found =
        std::ranges::find_if(settings.further_programmes, [&](const programme_reading& each) {
            return base::folded(each.name) == base::folded(name);
        });
    return found == settings.further_programmes.end() ? nullptr : &*found;
}

} // namespace

std::optional<std::string> programme_named(std::string_view typed,
                                           const intake_settings& settings) {
    // With one programme a column of that name says whatever people like.
    if (base::trim(typed).empty() || settings.further_programmes.empty() ||
        base::folded(typed) == base::folded(settings.programme))
        return std::string();
    if (const programme_reading* further = find(typed, settings))
        return further->name;
    return std::nullopt;
}

std::optional<std::string> programme_names::of(std::string_view typed) const {
    return base::trim(typed).empty() ? std::optional(usual_) : programme_named(typed, settings_);
}

intake_settings settings_of(std::string_view programme, const intake_settings& settings) {
    intake_settings out = settings;
    const programme_reading* further = find(programme, settings);
    if (programme.empty() || further == nullptr)
        return out;
    for (const auto& [typed, rating] : further->rag_words)
        out.rag_words.insert_or_assign(typed, rating);
    if (further->severity)
        out.severity = *further->severity;
    out.key_dates = further->key_dates;
    return out;
}

std::string unknown_programme(const intake_settings& settings) {
    return "the settings name no such programme: give one of " + programmes_in_words(settings) +
           ", or add it to them as [[further_programme]], or to a table of programmes";
}

std::string programmes_in_words(const intake_settings& settings) {
    std::string words = "\"" + settings.programme + "\"";
    for (const programme_reading& each : settings.further_programmes)
        words += ", \"" + each.name + "\"";
    return words;
}

} // namespace remembrancer::intake
