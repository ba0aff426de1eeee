#pragma once

#include "daemon/plan/message.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace remembrancer::webhook {

/// What Standard Webhooks advises at most.
inline constexpr std::size_t largest_payload = 20'000;

/// `reminder.due` (a single item), `reminder.bundle`, `reminder.escalated`, `notice` or `test`.
[[nodiscard]] std::string_view event_type(const plan::message& model);

/// The body of the request, the same for every attempt: UTF-8 JSON, at most `largest_payload`
/// bytes. The names are part of the interface: never rename, only append.
///
///     {"type": see event_type,
///      "timestamp": "2018-12-05T00:00:00Z",          the start of data.today; dates have no time
///      "data": {
///        "programme", "person",                      the reader's name
///        "today": "2018-12-05", "plan_as_of",        date or null
///        "note",                                     a sentence; absent when there is none
///        "items": [{
///          "rule", "reason", "told_as",              names as in `explain`
///          "episode", "step",                        numbers
///          "kind": "milestone" | "risk" | "issue", "ref", "title", "workstream",
///          "rag": "Amber/Green" ... or null,
///          "baseline", "forecast": {"text", "from", "by"} or null where the plan has none;
///                                                    from and by are dates or null
///          "anchor": date or null,                   what days and working_days count from
///          "days", "working_days",                   late after, or left before, the anchor
///          "recasts", "owners": [name],
///          "stands_in_for", "stand_in_reason",       absent when the reader is told as himself
///          "detail",                                 absent when empty
///          "questions": [{"field", "text", "reason",  what is asked of the item, as typed and why,
///                         "file", "sheet", "row", "column"}],   and where it stands; absent
///                                                    without one
///          "next": {"on": date, "who": [name]}}],    absent when nobody hears next
///        "more_items": number,                       left out here; they come in the next message
///        "list": {"days_since_import": number or null,
///                 "sections": [{"topic",
///                               "entries": [{"kind", "ref", "title", "workstream", "text"}],
///                               "more_entries": number}]}}}      list: absent without one;
///                                                    kind: null for what is no item
///
/// Texts beyond a field's limit end in an ellipsis; of names at most 10 are given, of questions
/// at most 4.
[[nodiscard]] std::string payload(const plan::message& model);

} // namespace remembrancer::webhook
