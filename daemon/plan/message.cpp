#include "daemon/plan/message.hpp"

#include "daemon/plan/name_table.hpp"

namespace remembrancer::plan {
namespace {

constexpr name_table<message_kind, 5> kinds{{
    {message_kind::reminder, "reminder"},
    {message_kind::escalation, "escalation"},
    {message_kind::notice, "notice"},
    {message_kind::test, "test"},
    {message_kind::digest, "digest"},
}};

constexpr name_table<list_topic, 9> topics{{
    {list_topic::questions, "questions"},
    {list_topic::vanished, "vanished"},
    {list_topic::past_baseline, "past_baseline"},
    {list_topic::changed_baselines, "changed_baselines"},
    {list_topic::missed_rounds, "missed_rounds"},
    {list_topic::dead_messages, "dead_messages"},
    {list_topic::clusters, "clusters"},
    {list_topic::progress, "progress"},
    {list_topic::coverage, "coverage"},
}};

} // namespace

std::string_view to_text(message_kind kind) {
    return name_in(kinds, kind);
}
std::optional<message_kind> message_kind_from_text(std::string_view text) {
    return value_in(kinds, text);
}
std::string_view to_text(list_topic topic) {
    return name_in(topics, topic);
}
std::optional<list_topic> list_topic_from_text(std::string_view text) {
    return value_in(topics, text);
}

} // namespace remembrancer::plan
