#include "daemon/render/view.hpp"

#include "daemon/render/headline.hpp"
#include "daemon/render/item_view.hpp"
#include "daemon/render/safe_text.hpp"
#include "daemon/render/words.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::render {
namespace {

using kainjow::mustache::data;

// In characters.
constexpr std::size_t longest_name = 70;
constexpr std::size_t longest_note = 2000;
constexpr std::size_t longest_entry = 400;
constexpr std::size_t longest_preheader = 160;

const char* flag_of(topic about) {
    switch (about) {
    case topic::test:
        return "about_test";
    case topic::notice:
        return "about_notice";
    case topic::escalation:
        return "about_escalation";
    case topic::items:
        return "about_items";
    case topic::over:
        return "about_over";
    case topic::list:
        break;
    }
    return "about_list";
}

void put_headline(data& facts, const headline& first) {
    put_flag(facts, flag_of(first.topic));
    put(facts, "needing", first.needing);
    put_flag(facts, "needing_one", first.needing_one);
    put(facts, "counts", first.counts);
    put(facts, "also_over", first.also_over);
    put(facts, "list_counts", first.list_counts);
    put_flag(facts, "and_list", first.and_list);
}

// One flat list; the first item of a section carries the heading.
void put_items(data& facts, const plan::message& model, const std::vector<placed_item>& items) {
    facts["items"] = data(data::type::list);
    data& list = facts["items"];
    for (std::size_t at = 0; at < items.size(); ++at) {
        const section here = items[at].section;
        data item = facts_of(items[at], model);
        put(item, "number", std::to_string(at + 1));
        if (at == 0 || items[at - 1].section != here) {
            const auto count =
                std::count_if(items.begin(), items.end(),
                              [here](const placed_item& p) { return p.section == here; });
            item["section"] = data("count", data(std::to_string(count)));
        }
        append(list, std::move(item));
    }
    put_flag(facts, "beside_items", !items.empty());
    put_flag(facts, "only", items.size() == 1 && model.more_items == 0 && !model.list);
}

// `Risk 18`: a risk and an issue may share a number.
std::string named(const plan::list_entry& entry) {
    std::string ref = shown(entry.ref, longest_name);
    if (!entry.kind)
        return ref;
    const std::string kind(capitalised(*entry.kind));
    return ref.empty() ? kind : kind + " " + ref;
}

data facts_of_topic(const plan::list_section& part) {
    data facts;
    put_flag(facts, "topic_" + std::string(plan::to_text(part.topic)));
    put(facts, "count", std::to_string(std::ssize(part.entries) + part.more));
    if (part.more > 0)
        put(facts, "more", std::to_string(part.more));
    facts["entries"] = data(data::type::list);
    for (const plan::list_entry& entry : part.entries) {
        data line;
        put(line, "ref", named(entry));
        put(line, "title", shown(entry.title, longest_entry));
        put(line, "workstream", shown(entry.workstream, longest_entry));
        put(line, "text", shown(entry.text, longest_entry));
        append(facts["entries"], std::move(line));
    }
    return facts;
}

data facts_of_list(const plan::weekly_list& list) {
    data facts;
    if (list.days_since_import)
        put(facts, "days_since_import", std::to_string(*list.days_since_import));
    facts["topics"] = data(data::type::list);
    for (const plan::list_section& part : list.sections)
        append(facts["topics"], facts_of_topic(part));
    return facts;
}

std::string preheader_of(const plan::message& model, const std::vector<placed_item>& items) {
    std::string out = items.empty() ? one_line(model.note) : std::string();
    for (const placed_item& placed : items) {
        if (out.size() > longest_preheader)
            break;
        out += (out.empty() ? "" : "; ") + in_short(placed);
    }
    return cut(out, longest_preheader);
}

} // namespace

data facts_of(const plan::message& model, const render_settings& settings) {
    const std::vector<placed_item> items = in_order(model);
    data facts;
    put_headline(facts, headline_of(model, items));
    put(facts, "programme", shown(model.programme, longest_name));
    put(facts, "person", shown(model.person, longest_name));
    put(facts, "today_is", plan::in_words_with_weekday(model.today));
    put(facts, "note", shown(model.note, longest_note));
    put(facts, "preheader", preheader_of(model, items));
    put_items(facts, model, items);
    if (model.more_items > 0)
        put(facts, "more_items", std::to_string(model.more_items));
    if (model.list)
        facts["list"] = facts_of_list(*model.list);
    if (model.plan_as_of)
        put(facts, "plan_as_of", plan::in_words(*model.plan_as_of));
    put(facts, "office_contact", shown(settings.office_contact, longest_note));
    return facts;
}

} // namespace remembrancer::render
