#include "daemon/intake/header_words.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/vocabulary.hpp"

#include <array>
#include <functional>
#include <initializer_list>
#include <unordered_map>
#include <utility>
#include <vector>

namespace remembrancer::intake {
namespace {

using enum table_kind;

const std::vector<table_kind> items{milestones, risks, issues, products, decisions, promises};
const std::vector<table_kind> registers{risks, issues};

const std::vector<vocabulary>& item_words() {
    static const std::vector<vocabulary> words{
        {{milestones},
         field::title,
         {"milestone", "milestones", "milestone title", "milestone name", "milestone description",
          "key milestone", "key milestones", "deliverable", "product"},
         true},
        {{risks},
         field::title,
         {"risk", "risks", "risk description", "risk title", "risk name", "description of risk",
          "risk event"},
         true},
        {{issues},
         field::title,
         {"issue", "issues", "issue description", "issue title", "issue name",
          "description of issue"},
         true},
        {{products},
         field::title,
         {"product", "products", "product name", "product title", "product description"},
         true},
        {{decisions},
         field::title,
         {"decision", "decisions", "decision required", "decision title", "decision description",
          "report title", "paper"},
         true},
        {{promises},
         field::title,
         {"promise", "promises", "commitment", "commitments", "condition", "conditions",
          "return to green", "recommendation", "recommendations"},
         true},
        {items, field::title, {"title", "description", "name", "summary", "details", "detail"}},
        {{milestones}, field::title, {"task", "task name", "activity"}},
        {items,
         field::id,
         {"id", "ref", "reference", "ref no", "id no", "unique id", "uid", "no", "number"}},
        {{milestones}, field::id, {"milestone id", "milestone ref", "milestone no"}},
        {{risks}, field::id, {"risk id", "risk ref", "risk no", "risk number"}},
        {{issues}, field::id, {"issue id", "issue ref", "issue no", "issue number"}},
        {{products}, field::id, {"product id", "product ref", "product no"}},
        {{decisions}, field::id, {"decision id", "decision ref", "decision no"}},
        {{promises}, field::id, {"promise id", "commitment id", "condition id"}},
        {items,
         field::workstream,
         {"workstream", "workstream name", "work stream", "work stream name", "theme", "stream",
          "project"}},
        {items,
         field::rag,
         {"rag", "rag status", "rag rating", "milestone rag", "current rag", "status rag",
          "overall rag", "brag", "brag status"}},
        {items,
         field::baseline,
         {"baseline",
          "baseline date",
          "baseline due date",
          "baseline finish",
          "original date",
          "original due date",
          "original target date",
          "due date",
          "date due",
          "due",
          "due by",
          "deadline",
          "planned date",
          "planned completion",
          "planned completion date",
          "plan date",
          "milestone date",
          "decision date",
          "date of decision",
          "meeting date",
          "date of meeting",
          "planned end date",
          "end date",
          "finish date",
          "planned due date",
          "date"}},
        {items,
         field::forecast,
         {"forecast",
          "forecast date",
          "forecast completion",
          "forecast completion date",
          "forecast finish",
          "revised date",
          "revised due date",
          "revised target date",
          "current forecast",
          "target date",
          "target",
          "target completion date",
          "target resolution date",
          "target closure date",
          "expected date",
          "expected completion",
          "expected completion date",
          "expected",
          "current date",
          "latest date",
          "estimated date",
          "new date"}},
        {items,
         field::owner,
         {"owner", "owners", "risk owner", "issue owner", "milestone owner", "action owner",
          "accountable owner", "owned by", "responsible", "responsible officer", "assigned to",
          "lead", "lead officer", "accountable", "who"}},
        {items,
         field::status,
         {"status", "current status", "milestone status", "risk status", "issue status",
          "open closed", "state", "progress"}},
        {items,
         field::closed,
         {"closed", "is closed", "complete", "completed", "is complete", "done", "finished"}},
        {items,
         field::closed_on,
         {"completed on", "closed on", "date completed", "date closed", "completed date",
          "closed date", "closure date", "actual date", "actual completion",
          "actual completion date", "actual finish", "actual", "date resolved", "resolved on",
          "resolved"}},
        {items,
         field::raised_by,
         {"raised by", "identified by", "logged by", "reported by", "originator"}},
        {items,
         field::changed_by,
         {"changed by", "last changed by", "updated by", "last updated by", "modified by",
          "last modified by"}},
        {items,
         field::raised_on,
         {"date raised", "raised on", "raised date", "date identified", "date logged", "logged on",
          "date opened", "opened on", "opened", "date added"}},
    };
    return words;
}

const std::vector<vocabulary>& register_words() {
    static const std::vector<vocabulary> words{
        {registers, field::impact, {"impact", "impact score", "i", "imp", "consequence"}},
        {{risks},
         field::likelihood,
         {"likelihood", "likelihood score", "probability", "probability score", "prob", "p", "l"}},
        {registers,
         field::score,
         {"score", "risk score", "rs", "r s", "total score", "current score", "current risk score",
          "risk rating", "rating", "exposure", "i x p", "p x i", "i x l", "l x i"}},
        {{issues},
         field::severity,
         {"severity", "severity score", "issue severity", "issue score", "sev", "s", "priority"}},
        // Of a register that has no other: a known word for the due date comes first.
        {registers,
         field::baseline,
         {"mitigation date", "mitigation due date", "mitigation due", "date of mitigation",
          "resolution date", "resolution due date"}},
        {{milestones, products, decisions, promises},
         field::plan,
         {"recovery plan", "path to green", "route to green", "plan to green"}},
        {registers,
         field::plan,
         {"mitigation plan", "mitigation", "mitigations", "mitigating actions", "mitigating action",
          "mitigation actions", "risk mitigation", "resolution plan", "resolution",
          "resolution actions", "response plan", "response", "action plan", "actions", "action",
          "action required", "controls", "treatment"}},
    };
    return words;
}

const std::vector<vocabulary>& programme_words() {
    static const std::vector<vocabulary> words{
        {{milestones},
         field::product,
         {"product", "product name", "product title", "parent product", "part of product"}},
        {items, field::tranche, {"tranche", "tranche no", "tranche name"}},
        {items,
         field::fixed_by,
         {"fixed by", "statutory", "immovable", "fixed date", "statutory date", "date authority"}},
        {items,
         field::change_request,
         {"change request", "change request no", "change request ref", "cr", "cr ref", "cr no",
          "change control", "change control ref"}},
        {registers,
         field::review,
         {"review date", "next review", "next review date", "review by", "date of next review",
          "review due"}},
        {items,
         field::audiences,
         {"audience", "audiences", "sensitivity", "visible to", "may be seen by"}},
        {items,
         field::confirmed_on,
         {"confirmed", "confirmed on", "date confirmed", "last confirmed", "last update",
          "last updated"}},
        {items,
         field::depends_on,
         {"depends on", "predecessor", "predecessors", "dependency", "dependencies",
          "dependent on"}},
        {items,
         field::lead_time,
         {"lead time", "lead in", "lead in time", "lead in period", "duration"}},
        {{decisions, promises},
         field::boards,
         {"board", "boards", "decision maker", "decision body", "decided by", "forum", "committee",
          "governance route", "approval route"}},
        {{decisions},
         field::papers_on,
         {"papers sent", "papers sent on", "papers issued", "paper sent", "papers despatched"}},
        {{decisions},
         field::notice_on,
         {"notice given", "notice given on", "notice published", "notice", "public notice"}},
        {{decisions},
         field::clearance,
         {"clearance", "cleared by", "clearance by", "to be cleared by", "consulted", "sign off"}},
        {items, field::programme, {"programme", "program", "programme name"}},
        {{milestones, risks, issues, products, decisions, promises, measures, workstreams},
         field::sub_workstream,
         {"sub workstream", "sub workstream name", "subworkstream", "sub work stream", "sub stream",
          "sub ws", "sub theme", "sub project"}},
    };
    return words;
}

const std::vector<vocabulary>& people_words() {
    static const std::vector<vocabulary> words{
        {{workstreams},
         field::workstream,
         {"workstream", "workstream name", "work stream", "work stream name", "theme", "project",
          "name", "title"}},
        {{workstreams},
         field::rag,
         {"rag", "rag status", "rag rating", "workstream rag", "overall rag", "brag", "status"}},
        {{workstreams},
         field::lead_member,
         {"lead member", "lead members", "portfolio holder", "cabinet member", "executive member",
          "lead councillor"},
         true},
        {{workstreams},
         field::sponsor,
         {"sponsor", "sponsors", "workstream sponsor", "project sponsor", "executive sponsor",
          "senior responsible owner", "sro"},
         true},
        {{workstreams},
         field::project_manager,
         {"project manager", "project managers", "pm", "workstream manager", "workstream lead",
          "delivery manager", "manager"},
         true},
        {{workstreams},
         field::theme_lead,
         {"theme lead", "theme leads", "professional lead", "subject lead"}},
        {{workstreams},
         field::board,
         {"board", "programme board", "workstream board", "overseen by", "governance board"}},
        {{workstreams},
         field::initiation,
         {"pid", "pid ref", "pid status", "project initiation document", "initiation document",
          "project brief", "mandate"}},
        {{workstreams},
         field::parent,
         {"parent workstream", "part of workstream", "parent work stream"},
         true},
        {{workstreams}, field::parent, {"parent", "part of", "belongs to"}},
        {{workstreams}, field::programme, {"programme", "program", "programme name"}},
        {{contacts}, field::programme, {"programme", "program", "programme name"}},
        {{contacts}, field::name, {"name", "full name", "contact name", "contact", "person"}},
        {{contacts},
         field::email,
         {"email", "e mail", "email address", "e mail address", "mail"},
         true},
        {{contacts},
         field::organisation,
         {"organisation", "organization", "council", "authority", "employer", "company"}},
        {{contacts}, field::deputy, {"deputy", "deputies", "stand in", "cover", "delegate"}},
        {{contacts}, field::notes, {"notes", "note", "comments", "comment", "remarks"}},
    };
    return words;
}

const std::vector<vocabulary>& board_words() {
    static const std::vector<vocabulary> words{
        {{boards},
         field::board,
         {"board", "board name", "boards", "committee", "forum", "group", "body", "name", "title"}},
        {{boards},
         field::chairs,
         {"chair", "chairs", "co chair", "co chairs", "chaired by", "chairperson", "chairman"},
         true},
        {{boards},
         field::meets,
         {"meets", "meetings", "frequency", "meeting frequency", "meeting pattern",
          "meeting cycle"},
         true},
        {{boards},
         field::papers_before,
         {"papers", "paper deadline", "papers deadline", "papers due", "paper cut off",
          "papers cut off", "cut off", "deadline for papers"}},
        {{boards},
         field::notice_before,
         {"notice", "notice period", "notice needed", "notice required", "public notice",
          "statutory notice"}},
    };
    return words;
}

struct text_hash : std::hash<std::string_view> {
    using is_transparent = void;
};
using word_index =
    std::unordered_map<std::string, std::vector<meaning>, text_hash, std::equal_to<>>;

word_index make_index() {
    word_index index;
    int base_rank = 0;
    for (const auto* list :
         {&item_words(), &register_words(), &programme_words(), &people_words(), &board_words(),
          &report_words(), &dependency_words(), &absence_words(), &programme_table_words()})
        for (const vocabulary& entry : *list) {
            for (std::size_t i = 0; i < entry.words.size(); ++i)
                for (const table_kind table : entry.tables)
                    index[std::string(entry.words[i])].push_back(
                        {table, entry.means, base_rank + static_cast<int>(i), entry.names_kind});
            base_rank += static_cast<int>(entry.words.size());
        }
    return index;
}

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 128;
}

/// What stands for nothing, or for another letter, in a header.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> replaced{{
    {"\u0131", "i"}, {"\u0130", "i"}, {"\u00B9", " "}, {"\u00B2", " "}, {"\u00B3", " "},
    {"\u2070", " "}, {"\u2074", " "}, {"\u2075", " "}, {"\u2020", " "}, {"\u2021", " "},
    {"\u00A7", " "}, {"\u00B6", " "}, {"\u2022", " "}, {"\u00D7", "x"}, {"\u200B", ""},
    {"\uFEFF", ""},  {"\u00AD", ""},  {"\u2026", " "}, {"\u00AE", " "},
}};

} // namespace

std::string header_key(std::string_view header) {
    const std::string folded = base::folded(header);
    std::string key;
    bool gap = false;
    for (std::string_view rest = folded; !rest.empty();) {
        // None of them begins with an ASCII character.
        const auto* mark =
            static_cast<unsigned char>(rest.front()) < 128 ? replaced.end() : replaced.begin();
        while (mark != replaced.end() && !rest.starts_with(mark->first))
            ++mark;
        std::string_view piece = rest.substr(0, 1);
        std::size_t taken = 1;
        if (mark != replaced.end()) {
            piece = mark->second;
            taken = mark->first.size();
        }
        rest.remove_prefix(taken);
        if (piece.empty())
            continue;
        if (!is_letter_or_digit(piece.front())) {
            gap = true;
            continue;
        }
        if (std::exchange(gap, false) && !key.empty())
            key += ' ';
        key += piece;
    }
    return key;
}

std::span<const meaning> meanings_of(std::string_view key) {
    static const word_index index = make_index();
    const auto found = index.find(key);
    return found == index.end() ? std::span<const meaning>() : std::span(found->second);
}

} // namespace remembrancer::intake
