#pragma once

#include "daemon/plan/message.hpp"
#include "daemon/render/render_settings.hpp"

#include <string>
#include <vector>

namespace remembrancer::render {

/// One item of a message, or one row of a digest's table. Of these only the title is never empty.
struct chat_line {
    std::string title;
    std::string about;                ///< `Milestone M30, WS4 Contracts`
    std::string status;               ///< `5 working days late: due Wednesday 28 November 2018`
    std::vector<std::string> checks;  ///< what of it is in question
    std::vector<std::string> actions; ///< what to do
    std::string owner;
    std::string why;                ///< why the reader hears of it
    std::string next;               ///< who hears next
    std::vector<std::string> cells; ///< of a row: as many as the section has columns, less one
};

struct chat_section {
    std::string title;                ///< `Escalated to you (3)`; may be empty
    std::vector<std::string> columns; ///< of a table, the first that of the titles; else empty
    std::vector<chat_line> lines;
    int more = 0; ///< left out
};

/// A message as chat channels say it. Every text is one line (`one_line`), and escaped for no
/// channel yet.
struct chat_words {
    plan::message_kind kind = plan::message_kind::reminder;
    std::string headline; ///< `Escalation: 2 milestones late`
    std::string person;   ///< the reader; may be empty
    std::string programme;
    std::string day; ///< `Wednesday 5 December 2018`
    std::vector<std::string> notes;
    std::vector<std::string> figures; ///< of a digest: `8 due by 12 December 2018`
    std::vector<chat_section> sections;
    int more = 0;        ///< items left out; they come in the next message
    std::string closing; ///< what it rests on, and who answers
    std::string link;    ///< https; where the whole plan stands; may be empty
    /// What was wrong with the settings' own templates; empty for nothing (`rendered::fault`).
    std::string fault;
};

/// Puts a model into a chat's words, by the settings' templates where they can (`chat`,
/// `chat_digest`). Pure; any thread. As `render_mail` it throws for a built-in template alone.
[[nodiscard]] chat_words words_for_chat(const plan::message& model,
                                        const render_settings& settings);

/// How many lines there are in all sections.
[[nodiscard]] std::size_t line_count(const chat_words& words);

/// The first `lines` of them; what is left out is counted where it was.
[[nodiscard]] chat_words first_lines(chat_words words, std::size_t lines);

} // namespace remembrancer::render
