#include "daemon/base/text.hpp"
#include "daemon/settings/programme_parts.hpp"
#include "daemon/settings/readers.hpp"

#include <map>
#include <set>

#include <fmt/format.h>

namespace remembrancer::settings {
namespace {

std::vector<std::string> field_words() {
    std::vector<std::string> out;
    for (int n = 0; !intake::to_text(static_cast<intake::field>(n)).empty(); ++n)
        out.emplace_back(intake::to_text(static_cast<intake::field>(n)));
    return out;
}

void read_headers(section& import, settings& into) {
    section headers = import.table("headers");
    const std::vector<std::string> words = field_words();
    for (const intake::table_kind kind : intake::table_kinds) {
        section of_kind = headers.table(intake::to_text(kind));
        std::set<std::string> seen;
        for (const std::string& header : of_kind.names()) {
            const auto means = of_kind.word(header, words);
            if (!seen.insert(base::folded(header)).second)
                of_kind.fault_at(header, "the same header is there twice, but for case or spaces");
            if (means)
                into.intake.headers.push_back(
                    {kind, header, *intake::field_from_text(words[*means])});
        }
        of_kind.finish();
    }
    headers.finish();
}

} // namespace

void read_rag_words(section& table, std::map<std::string, plan::rag>& into) {
    section ratings = table.table("rag_words");
    std::vector<std::string> words{"none"};
    std::vector<plan::rag> meanings{plan::rag::none};
    for (const plan::rag rating : {plan::rag::complete, plan::rag::green, plan::rag::amber_green,
                                   plan::rag::amber, plan::rag::amber_red, plan::rag::red}) {
        words.push_back(base::folded(plan::word(rating)));
        meanings.push_back(rating);
    }
    for (const std::string& typed : ratings.names())
        if (const auto chosen = ratings.word(typed, words))
            into.emplace(typed, meanings[*chosen]);
    ratings.finish();
}

void read_scale(section& scales, std::string_view key, intake::scale& into) {
    section scale = scales.table(key);
    scale.read("lowest", into.lowest, 1, 1000);
    scale.read("highest", into.highest, 1, 1000);
    scale.expect("highest", into.highest >= into.lowest, "expected at least lowest");
    scale.finish();
}

void read_import(section& root, settings& into) {
    section import = root.table("import");
    read_headers(import, into);
    read_rag_words(import, into.intake.rag_words);
    section scales = import.table("scales");
    read_scale(scales, "impact", into.intake.impact);
    read_scale(scales, "likelihood", into.intake.likelihood);
    read_scale(scales, "score", into.intake.score);
    read_scale(scales, "severity", into.intake.severity);
    scales.finish();
    import.finish();
}

} // namespace remembrancer::settings
