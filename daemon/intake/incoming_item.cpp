#include "daemon/intake/incoming_item.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/closing.hpp"
#include "daemon/intake/rag_text.hpp"
#include "daemon/intake/scales.hpp"
#include "daemon/plan/amount.hpp"
#include "daemon/plan/cadence.hpp"
#include "daemon/plan/duration.hpp"
#include "daemon/store/items.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::intake {
namespace {

constexpr std::string_view unknown_duration =
    "not understood: give days, working days, weeks or months, as '6 months'";

constexpr std::string_view unknown_cadence =
    "not understood: give how often it comes, as 'monthly' or 'every 3 weeks'";

constexpr std::string_view unknown_amount =
    "not understood: give one number, as '712', '\u00A37.4m' or '78%'";

/// The parts of a cell that lists some.
std::vector<std::string> listed(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(";,\n"), text.size());
        if (const auto part = base::trim(text.substr(0, end)); !part.empty())
            parts.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// Fills one item from one row, field by field.
class item_reader {
public:
    item_reader(const sheet& source, const table_layout& layout, const record& from,
                const reading_context& in)
        : source_(source), layout_(layout), row_(*from.source), in_(in) {
        for (const column_use& use : layout.columns)
            out_.present.insert(use.means);
        out_.item.kind = item_kind_of(layout.kind).value();
        out_.item.workstream = in.workstreams.of(from, in.programme);
        if (out_.item.workstream != from.workstream)
            out_.parent = from.workstream;
        else if (!from.sub_workstream.empty())
            out_.refused_part = from.sub_workstream;
        if (out_.has(field::sub_workstream))
            out_.present.insert(field::workstream);
        out_.item.programme = in.programme;
    }

    incoming_item read() {
        plan::item& item = out_.item;
        item.ref = text(field::id);
        item.title = text(field::title);
        item.plan_text = text(field::plan);
        item.raised_by = text(field::raised_by);
        item.status_text = text(field::status);
        item.baseline = date(field::baseline);
        item.forecast = date(field::forecast);
        item.raised_on = date(field::raised_on);
        item.review = date(field::review);
        item.product = text(field::product);
        item.tranche = text(field::tranche);
        item.change_request = reference(field::change_request);
        item.fixed_by = authority();
        item.audiences = listed(text(field::audiences));
        item.confirmed_on = date(field::confirmed_on).by;
        item.depends_on = references(field::depends_on);
        read_lead_time();
        item.boards = listed(text(field::boards));
        item.papers_on = date(field::papers_on).by;
        item.notice_on = date(field::notice_on).by;
        item.clearance = listed(text(field::clearance));
        item.impact = number(field::impact, in_.settings.impact);
        item.likelihood = number(field::likelihood, in_.settings.likelihood);
        item.score = number(field::score, in_.settings.score);
        item.severity = number(field::severity, in_.settings.severity);
        read_period();
        read_parts();
        item.target_text = counted(field::target);
        item.actual_text = counted(field::actual);
        item.part_of = reference(field::part_of);
        read_rating();
        read_owners();
        read_closing();
        out_.changed_by = name_of_author(text(field::changed_by));
        out_.identity = store::identity_of(item.programme, item.ref, item.workstream, item.title);
        out_.place = place_of(source_, layout_, row_, field::title);
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string text(field which) const {
        return std::string(layout_.text_of(row_, which));
    }

    /// A reference, without the words that say that there is none.
    [[nodiscard]] std::string reference(field which) const {
        const std::string typed = text(which);
        return plan::names_nobody(typed) || says_no(typed) ? std::string() : typed;
    }

    [[nodiscard]] std::vector<std::string> references(field which) const {
        std::vector<std::string> found = listed(text(which));
        std::erase_if(found, [](const std::string& each) {
            return plan::names_nobody(each) || says_no(each);
        });
        return found;
    }

    void read_lead_time() {
        out_.item.lead_text = reference(field::lead_time);
        if (!out_.item.lead_text.empty() && !plan::read_duration(out_.item.lead_text))
            ask(field::lead_time, out_.item.lead_text, std::string(unknown_duration));
    }

    /// A report without a period of its own is that of the plan's day.
    void read_period() {
        plan::item& item = out_.item;
        const plan::plan_date period = date(field::reported_on);
        item.reported_on = period.by;
        if (!period.by && item.kind == plan::item_kind::report &&
            period.precision != plan::precision::unreadable) {
            item.reported_on = in_.as_of;
            out_.is_of_plans_day = true;
        }
        item.cadence_text = reference(field::cadence);
        if (!item.cadence_text.empty() && !plan::read_cadence(item.cadence_text))
            ask(field::cadence, item.cadence_text, std::string(unknown_cadence));
    }

    void read_parts() {
        for (const column_use& use : layout_.columns) {
            if (use.means != field::parts)
                continue;
            const cell* found = row_.find(use.column);
            std::string typed(found == nullptr ? std::string_view() : base::trim(found->text));
            const plan::rag rating = read_rag(typed, in_.settings.rag_words);
            out_.item.parts.push_back({use.header, rating});
            if (rating == plan::rag::unreadable)
                ask(field::parts, std::move(typed), std::string(unknown_rating), use.header);
        }
    }

    /// What says that it is not known yet is no number, and no question either.
    [[nodiscard]] std::string counted(field which) {
        std::string typed = text(which);
        if (typed.empty() || plan::read_amount(typed))
            return typed;
        if (plan::names_nobody(typed) || says_no(typed))
            return {};
        ask(which, typed, std::string(unknown_amount));
        return typed;
    }

    /// Who fixes the date; a bare yes leaves open who.
    [[nodiscard]] std::string authority() const {
        const std::string typed = reference(field::fixed_by);
        return says_yes(typed) ? "statute" : typed;
    }

    void ask(field about, std::string typed, std::string reason) {
        ask(about, std::move(typed), std::move(reason), layout_.header_of(about));
    }

    void ask(field about, std::string typed, std::string reason, std::string header) {
        // One question a field: what the first settles may settle the rest.
        const auto same = [&](const plan::question& q) { return q.field == to_text(about); };
        if (std::ranges::none_of(out_.item.questions, same))
            out_.item.questions.push_back(
                {std::string(to_text(about)), std::move(typed), std::move(reason),
                 plan::source_place{source_.file, source_.name, static_cast<int>(row_.number),
                                    std::move(header)}});
    }

    plan::plan_date date(field which) {
        const cell* found = layout_.cell_of(row_, which);
        if (found == nullptr)
            return {};
        if (found->date)
            return from_date(*found->date);
        auto when = read_plan_date(found->text, in_.as_of, in_.settings.key_dates);
        if (when.precision == plan::precision::unreadable)
            ask(which, when.text, when.question);
        return when;
    }

    std::optional<int> number(field which, const scale& allowed) {
        auto read = read_scale(layout_.text_of(row_, which), allowed);
        if (!read.question.empty())
            ask(which, text(which), std::move(read.question));
        return read.value;
    }

    void read_rating() {
        plan::item& item = out_.item;
        if (out_.has(field::rag)) {
            item.rag_text = text(field::rag);
            item.rag = read_rag(item.rag_text, in_.settings.rag_words);
            if (item.rag == plan::rag::unreadable)
                ask(field::rag, item.rag_text, std::string(unknown_rating));
        } else if (const auto rated = read_rag(item.status_text, in_.settings.rag_words);
                   rated != plan::rag::unreadable && rated != plan::rag::none) {
            // A plan without a column for it may well keep the rating in its status.
            item.rag_text = item.status_text;
            item.rag = rated;
            out_.present.insert(field::rag);
        }
    }

    void read_owners() {
        out_.item.owner_text = text(field::owner);
        auto read = read_owner(out_.item.owner_text, in_.contacts);
        out_.item.owners = std::move(read.names);
        if (!read.question.empty())
            ask(field::owner, out_.item.owner_text, std::move(read.question));
    }

    void read_closing() {
        take(field::status, read_status(out_.item.status_text, in_.as_of));
        for (const field which : {field::closed, field::closed_on})
            if (const cell* found = layout_.cell_of(row_, which))
                take(which,
                     read_closed(found->text, found->date, in_.as_of, in_.settings.key_dates));
        out_.item.closed = out_.closed_by_word || out_.item.rag == plan::rag::complete;
        out_.item.stopped = out_.item.closed && out_.item.stopped;
    }

    void take(field which, closing read) {
        if (!read.question.empty())
            ask(which, text(which), std::move(read.question));
        out_.closed_by_word = out_.closed_by_word || read.closed;
        out_.item.stopped = out_.item.stopped || read.stopped;
        if (read.on)
            out_.item.closed_on = read.on;
    }

    const sheet& source_;
    const table_layout& layout_;
    const row& row_;
    const reading_context& in_;
    incoming_item out_;
};

} // namespace

std::optional<plan::item_kind> item_kind_of(table_kind kind) {
    switch (kind) {
    case table_kind::milestones:
        return plan::item_kind::milestone;
    case table_kind::risks:
        return plan::item_kind::risk;
    case table_kind::issues:
        return plan::item_kind::issue;
    case table_kind::products:
        return plan::item_kind::product;
    case table_kind::decisions:
        return plan::item_kind::decision;
    case table_kind::promises:
        return plan::item_kind::promise;
    case table_kind::reports:
        return plan::item_kind::report;
    case table_kind::measures:
        return plan::item_kind::measure;
    case table_kind::workstreams:
    case table_kind::contacts:
    case table_kind::boards:
    case table_kind::dependencies:
    case table_kind::absences:
    case table_kind::programmes:
        break;
    }
    return std::nullopt;
}

plan::source_place place_of(const sheet& source, const table_layout& layout, const row& at,
                            field which) {
    return {source.file, source.name, static_cast<int>(at.number), layout.header_of(which)};
}

incoming_item read_item(const sheet& source, const table_layout& layout, const record& row,
                        const reading_context& in) {
    return item_reader(source, layout, row, in).read();
}

bool rates_nothing(const plan::item& report) {
    return report.rag == plan::rag::none &&
           std::ranges::all_of(report.parts, [](const plan::rated_part& part) {
               return part.rating == plan::rag::none;
           });
}

} // namespace remembrancer::intake
