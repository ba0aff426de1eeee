#include "daemon/render/view.hpp"

#include "daemon/render/headline.hpp"
#include "daemon/render/item_view.hpp"
#include "daemon/render/safe_text.hpp"
#include "daemon/render/words.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::render {
namespace {

// In characters.
constexpr std::size_t longest_name = 70;
constexpr std::size_t longest_note = 2000;
constexpr std::size_t longest_entry = 400;
constexpr std::size_t longest_preheader = 160;

template_key flag_of(topic about) {
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

void put_headline(template_facts& facts, const headline& first) {
    facts.put_flag(flag_of(first.topic));
    facts.put("needing", first.needing);
    facts.put_flag("needing_one", first.needing_one);
    facts.put("counts", first.counts);
    facts.put("also_over", first.also_over);
    facts.put("list_counts", first.list_counts);
    facts.put_flag("and_list", first.and_list);
}

// One flat list; the first item of a section carries the heading.
void put_items(template_facts& facts, const plan::message& model,
               const std::vector<placed_item>& items) {
    for (std::size_t at = 0; at < items.size(); ++at) {
        const section here = items[at].section;
        template_facts item = facts_of(items[at], model);
        item.put("number", std::to_string(at + 1));
        if (at == 0 || items[at - 1].section != here) {
            const auto count =
                std::count_if(items.begin(), items.end(),
                              [here](const placed_item& p) { return p.section == here; });
            template_facts heading;
            heading.put("count", std::to_string(count));
            item.append("section", std::move(heading));
        }
        facts.append("items", std::move(item));
    }
    facts.put_flag("beside_items", !items.empty());
    facts.put_flag("only", items.size() == 1 && model.more_items == 0 && !model.list);
}

// `Risk 18`: a risk and an issue may share a number.
std::string named(const plan::list_entry& entry) {
    std::string ref = shown(entry.ref, longest_name);
    if (!entry.kind)
        return ref;
    const std::string kind(capitalised(*entry.kind));
    return ref.empty() ? kind : kind + " " + ref;
}

template_facts facts_of_topic(const plan::list_section& part) {
    template_facts facts;
    facts.put_named("topic_", plan::to_text(part.topic));
    facts.put("count", std::to_string(std::ssize(part.entries) + part.more));
    if (part.more > 0)
        facts.put("more", std::to_string(part.more));
    for (const plan::list_entry& entry : part.entries) {
        template_facts line;
        line.put("ref", named(entry));
        line.put("title", shown(entry.title, longest_entry));
        line.put("workstream", shown(entry.workstream, longest_entry));
        line.put("text", shown(entry.text, longest_entry));
        facts.append("entries", std::move(line));
    }
    return facts;
}

template_facts facts_of_list(const plan::weekly_list& list) {
    template_facts facts;
    if (list.days_since_import)
        facts.put("days_since_import", std::to_string(*list.days_since_import));
    for (const plan::list_section& part : list.sections)
        facts.append("topics", facts_of_topic(part));
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

template_facts facts_of(const plan::message& model, const render_settings& settings) {
    const std::vector<placed_item> items = in_order(model);
    template_facts facts;
    put_headline(facts, headline_of(model, items));
    facts.put("programme", shown(model.programme, longest_name));
    facts.put("person", shown(model.person, longest_name));
    facts.put("today_is", plan::in_words_with_weekday(model.today));
    facts.put("note", shown(model.note, longest_note));
    facts.put("preheader", preheader_of(model, items));
    put_items(facts, model, items);
    if (model.more_items > 0)
        facts.put("more_items", std::to_string(model.more_items));
    if (model.list)
        facts.append("list", facts_of_list(*model.list));
    if (model.plan_as_of)
        facts.put("plan_as_of", plan::in_words(*model.plan_as_of));
    facts.put("office_contact", shown(settings.office_contact, longest_note));
    return facts;
}

} // namespace remembrancer::render
